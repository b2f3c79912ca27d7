// Writes the vectors for PathPattern by asking the reference. In a scratch folder that holds a copy of this file:
//   npm install path-to-regexp@6.3.0 && node path-patterns.mjs <core>/src/test/resources/dev/latchkey/guard
//
// path-patterns.tsv          pattern, path, matched as written (0 or 1), matched by the wider reading (0 or 1)
// path-patterns-refused.txt  patterns that the reference refuses
// A character outside visible ASCII is written <U+XXXX>.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import reference from 'path-to-regexp';

// Next.js keeps the source of the expression only, so the flag that ignores case is lost: a middleware minds case.
const asWritten = (pattern) => new RegExp(reference.tokensToRegexp(reference.parse(pattern)).source);

// Its other routes are compiled with these options and strict; ours is not strict, and a dot is any character.
const wider = (pattern) =>
    new RegExp(reference.pathToRegexp(pattern, [], { sensitive: false, strict: false, delimiter: '/' }).source, 'is');

const everywhere = [
    '/', '//', '/a', '/A', '/a/', '/a//', '/a/b', '/a/b/', '/a/b/c', '/a?x', '/a#x', '/about', '/About', '/ABOUT/',
    '/about/', '/about//', '/aboutx', '/about/us', '/api', '/API', '/api/', '/api/users', '/apis', '/dashboard',
    '/Dashboard', '/dashboard/', '/dashboard/settings', '/dashboard/settings/', '/dashboard/a/b/c', '/dashboard//a',
    '/dashboards', '/favicon.ico', '/faviconXico', '/static/app.js', '/static', '/_next/static/x.js', '/_next/image',
    '/logo.png', '/LOGO.PNG', '/a.b', '/.', '/..', '/.well-known/x', '/a\n', '/a\nb', '/dashboard\n', '/dashboard/\n',
    '/dashboard/a\u2028b', '/dashboard/a\rb', '/a%20b', '/caf%C3%A9', '/café', '/dashboard/a?b', '/dashboard/a#b',
    '/dashboard?', '/dashboard#', '/users/1', '/users/12', '/users/x', 'a', '', 'dashboard', '/login', '/en/about', '/fr',
];

const table = {
    '/': [],
    '/about': [],
    '/About': [],
    '/about/': [],
    '/dashboard/settings': [],
    '/:path': [],
    '/:path*': [],
    '/:path+': [],
    '/:path?': [],
    '/dashboard/:path': [],
    '/dashboard/:path*': ['/dashboard/a/', '/dashboard/a//b', '/dashboard/%2e%2e/x'],
    '/dashboard/:path+': ['/dashboard/a/', '/dashboard/a//b'],
    '/dashboard/:path?': ['/dashboard/a/'],
    '/users/:id(\\d+)': ['/users/12a', '/users/\u0661', '/users/'],
    '/users/:id(\\d+)?': ['/users', '/users/', '/users/7/'],
    '/users/:id(\\d+)*': ['/users', '/users/7/8', '/users/7/x'],
    '/users/:id(\\d+)+': ['/users', '/users/7/8', '/users/7/8/'],
    '/users/:id(\\D+)': ['/users/ab', '/users/a1'],
    '/users/:id/posts/:post': ['/users/1/posts/2', '/users/1/posts', '/USERS/1/POSTS/2', '/users/1/2/posts/3'],
    '/users/:id?/posts': ['/users/posts', '/users/1/posts', '/users//posts', '/users/1/2/posts'],
    '/users/:id*/posts': ['/users/posts', '/users/1/posts', '/users/1/2/posts', '/users/1/2/posts/'],
    '/:a/:b': [],
    '/:a/:b?': [],
    '/:a-:b': ['/x-y', '/x-y-z', '/x-', '/-y', '/xy', '/a/b-c'],
    '/:a.:b': ['/x.y', '/x.y.z', '/x.', '/xy', '/x..y'],
    '/:a.:b?': ['/x.y', '/x', '/x.y.z', '/x.'],
    '/:a.:b*': ['/x.y', '/x', '/x.y.z', '/x.'],
    '/:from-v-:to': ['/1-v-2', '/1-V-2', '/1-v-2-v-3', '/1-V-2-v-3', '/1-v-2-V-3', '/1-v-'],
    '/@:user': ['/@me', '/@', '/@me/', '/@ME'],
    '/file.:ext': ['/file.txt', '/file.', '/file', '/FILE.txt', '/file.tar.gz'],
    '/file:ext(\\.txt|\\.md)?': ['/file.txt', '/file', '/file.md', '/file.', '/file.TXT'],
    '/(.*)': [],
    '/a(.*)': [],
    '(.*)': ['x'],
    '/(.*)?': [],
    '/(a|b)': ['/b', '/B', '/ab'],
    '/(a|)': ['/b', '/ab'],
    '/(|a)': [],
    '/(api|trpc)(.*)': ['/trpc', '/trpc/x', '/apix', '/x/api'],
    '/(en|fr)/:page*': ['/en', '/en/', '/en/a/b', '/de/a', '/EN/a'],
    '/(en|fr)?/about': ['/about', '/en/about', '/de/about', '//about'],
    '/:locale(en|fr)?/:page': ['/x', '/en/x', '/en', '/de/x'],
    '/((?!api|static|favicon.ico).*)': ['/apix', '/x/api', '/static/', '/favicon_ico', '/Static/x'],
    '/((?!api|_next/static|_next/image|favicon.ico|sitemap.xml|robots.txt).*)': ['/_next/imagex', '/_next/data', '/robots.txt'],
    '/((?!.*\\.png$).*)': ['/x.png', '/x.PNG', '/x.png/', '/x.pngx', '/x.png\n', '/x\n.png'],
    '/((?!.+\\.[\\w]+$|_next).*)': ['/x.y.z', '/.x', '/x.', '/_nextx', '/a.b/c'],
    '/((?!api|trpc|_next|_vercel|.*\\..*).*)': ['/a.b/c', '/x_vercel', '/trpc'],
    '/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)': [
        '/x.json', '/x.js', '/x.htm', '/x.html', '/x.jpeg', '/x.JS', '/x.docx', '/x.woff2', '/data.json/y',
    ],
    '/((?!login$).*)': ['/login/', '/loginx', '/Login'],
    '/((?!login|signup)[^/]*)': ['/signup', '/x/login', '/Signup'],
    '/((?=admin).*)': ['/admin', '/admin/x', '/Admin', '/xadmin'],
    '/((?=.*b)(?=.*c).*)': ['/abc', '/cb', '/ab'],
    '/:path((?!api/).*)': ['/apix', '/api/x', '/x/api/'],
    '/:path((?!api)[^/]+)*': ['/x/y', '/x/api', '/api/x', '/x/API'],
    '{/a}?/b': ['/b', '/a/b', '/a', '/A/b'],
    '/a{/b}?': [],
    '/a{/b}*': ['/a/b/b', '/a/b/b/'],
    '/a{/b}+': ['/a/b/b'],
    '/a{b}': ['/ab'],
    '/a{}': [],
    '/a{}*': [],
    '/a{-:b}?': ['/a-1', '/a-', '/a-1-2', '/a-1/2'],
    '/a{-:b}*': ['/a-1', '/a-', '/a-1-2', '/a-1--2'],
    '/a{-:b-}+': ['/a-1-', '/a-1--2-', '/a-1-2-', '/a'],
    '/a{/:b(\\d+)!}*': ['/a/1!', '/a/1!/2!', '/a/1/2!', '/a'],
    '/a{:b}': ['/ax', '/a'],
    '/a{(\\d+)}?': ['/a1', '/a'],
    '/a{(\\d+),}*': ['/a1,', '/a1,2,', '/a1,2', '/a'],
    '/page{-:number}?.html': ['/page.html', '/page-2.html', '/page-.html', '/page-2'],
    '/{:lang-}?docs': ['/docs', '/en-docs', '/-docs', '/en-docs/'],
    '/a{\\:b}?c': ['/ac', '/a:bc'],
    '/\\:path': ['/:path', '/x'],
    '/a\\*': ['/a*', '/a\\*'],
    '/a\\(b\\)': ['/a(b)', '/ab'],
    '/a\\{b\\}': ['/a{b}', '/ab'],
    '/a\\\\b': ['/a\\b'],
    '/a\\.b': ['/axb'],
    '/\\a': [],
    '/a|b': ['/a|b', '/b'],
    '/a^$b': ['/a^$b'],
    '/a[b]': ['/a[b]', '/ab'],
    '/a b': ['/a b'],
    '/a!b=c,d~e&f': ['/a!b=c,d~e&f', '/A!B=C,D~E&F'],
    '/café': ['/CAFÉ', '/cafe'],
    '/naïve/:ID': ['/NAÏVE/1', '/naïve/1'],
    '/\u{1F600}/:x': ['/\u{1F600}/1', '/\u{1F601}/1'],
    'about': ['about', 'ABOUT', 'about/'],
    '/x([a-c]+)': ['/xabc', '/xABC', '/xd', '/x'],
    '/x([^a-c]+)': ['/xabc', '/xABC', '/xd', '/x/'],
    '/x([^/]+)': ['/xa', '/x/', '/xa/b', '/x\n'],
    '/x([\\w-]+)': ['/xa-b', '/xé', '/x '],
    '/x([\\w-z]+)': ['/xa-z', '/x~'],
    '/x([a\\-z]+)': ['/xaz-', '/xb'],
    '/x([-a]+)': ['/x-a', '/xb'],
    '/x([a-]+)': ['/x-a', '/xb'],
    '/x([+--]+)': ['/x+', '/x,', '/x-', '/x.'],
    '/x([&&a]+)': ['/x&', '/xa', '/xb'],
    '/x([a&&b]+)': ['/x&', '/xa', '/xb', '/xc'],
    '/x([[a]+)': ['/x[', '/xa', '/xb'],
    '/x([a[b]]+)': ['/xa]', '/x[]', '/xb]]', '/xab'],
    '/x([^]+)': ['/xa', '/x\n', '/x'],
    '/x(a[]?)': ['/xa', '/x'],
    '/x([\\s]+)': ['/x ', '/x\u00a0', '/x\u0085', '/x\ufeff', '/x\t\n', '/xs'],
    '/x([\\S]+)': ['/x ', '/x\u00a0', '/x\u0085', '/x\ufeff', '/xs', '/xS\u2028', '/x\u3000'],
    '/x([^\\S]+)': ['/x ', '/x\u00a0', '/x\u0085', '/xs'],
    '/x([^\\s/]+)': ['/x ', '/x\u00a0', '/x\u0085', '/xs', '/xs/t'],
    '/x(\\s\\S)': ['/x a', '/x a ', '/x\u2003b'],
    '/x([\\d.]+)': ['/x1.2', '/xa'],
    '/x([^\\d]+)': ['/x1', '/xa', '/xA/'],
    '/x([^\\W]+)': ['/x1', '/xa', '/x-', '/xé'],
    '/x([\\b]a)': ['/x\ba', '/xba'],
    '/x(\\x41\\u0042)': ['/xAB', '/xab', '/xaB'],
    '/x(\\t\\v\\f\\0\\cJ)': ['/x\t\v\f\0\n', '/x'],
    '/x(\\/\\-\\_\\.)': ['/x/-_.', '/x/-_a'],
    '/x(a.c)': ['/xabc', '/xa\nc', '/xa\rc', '/xa\u2028c', '/xa\u2029c', '/xa\u0085c', '/xa/c'],
    '/x(a{2})': ['/xa', '/xaa', '/xAA', '/xaaa'],
    '/x(a{2,})': ['/xa', '/xaa', '/xaaaa'],
    '/x(a{1,2}?)': ['/xa', '/xaa', '/xaaa'],
    '/x(a{)': ['/xa{', '/xa'],
    '/x(a{,2})': ['/xa{,2}', '/xaa'],
    '/x(a{b}c)': ['/xa{b}c'],
    '/x(]})': ['/x]}'],
    '/x(a*?b+?c??)': ['/xb', '/xaabb', '/xaabbc', '/xc'],
    '/x((?:a|bc)+)': ['/xabca', '/xab', '/xBCa'],
    '/x((?<name>a+))': ['/xaa', '/x'],
    '/x(^a)': ['/xa'],
    '(^/a$)': ['/a'],
    '/x(a$)': ['/xa', '/xa/', '/xa\n'],
    '/x(\\ba\\b)': ['/xa'],
    '/x(-\\ba\\b)': ['/x-a', '/x-ab', '/x-a/'],
    '/x(\\Ba\\B)': ['/xa', '/xa/'],
    '/x((?:-|é)\\bé)': ['/x-é', '/xéé'],
    '/x(a|(?:))': ['/x', '/xa'],
    '/x((?!)|a)': ['/xa', '/x'],
    '/(\\d{4})/(\\d{2})': ['/2024/05', '/2024/5', '/20245/05'],
    '/:year(\\d{4})-:month(\\d{2})': ['/2024-05', '/2024-5'],
    '/:a(\\d+)b': ['/1b', '/b', '/1'],
    '/(a)(b)': ['/ab', '/a', '/aB'],
    '/:a(a):b(b)': ['/ab', '/a'],
    '/icon-:foo(\\d+).png': ['/icon-12.png', '/icon-12xpng', '/icon-a.png'],
    '/:foo(.*\\.json)?': ['/a.json', '/a/b.json', '/a.jsonx', '/.json'],
    '/_next/data/:build/:path*.json': ['/_next/data/b.json', '/_next/data/b/x/y.json', '/_next/data/b/.json'],
    '/_next/data/:build/(.*).json': ['/_next/data/b/x.json', '/_next/data/b/.json', '/_next/data/x.json'],
    '/:nextData(_next/data/[^/]{1,})?/about{(\\.json)}?': ['/_next/data/b1/about.json', '/about.json', '/_next/data/about'],
    '/:a_b1*': [],
    '/:azAZ09_': [],
    '/:a@b': ['/x@b', '/x@', '/xb'],
    '/:a[b': ['/x[b', '/x[', '/xb'],
    '/:a`b': ['/x`b', '/x`', '/xb'],
    '/:a;b': ['/x;b', '/x', '/xb'],
    '/:0': [],
    '/azAZ09_@[`': ['/azAZ09_@[`', '/AZaz09_@[`', '/az'],
    '/x(azAZ09)': ['/xazAZ09', '/xAZAZ09', '/x'],
    '/x([a-a]+)': ['/xaa', '/xb'],
    '/x(a{0}b)': ['/xb', '/xab'],
    '/x(a{0,}b)': ['/xb', '/xaab'],
    '/x(a{2,2}b)': ['/xab', '/xaab', '/xaaab'],
    '/x(a{1000})': ['/xa'],
    '/x(\\cA\\cz)': ['/x\u0001\u001a'],
    '/x(\\x7f\\u00fF)': ['/x\u007fÿ'],
    '/a.{:b}?c': ['/a.c', '/a.xc'],
};

const refused = [
    '/(abc', '/a(b', '/(', '/()', '/a()', '/(?!api)', '/(?:a)', '/(?<x>a)', '/(a(b))', '/((a))', '/([(])', '/([)])',
    '/(a\\)', '/(\\', '/:', '/a/:/b', '/:-a', '/:é', '/a*', '/a+', '/a?', '*', '/*', '/**', '?', '/:a**', '/:a?*', '/:a+?',
    '/.*', '/a{', '/a}', '/a{b', '/a{{b}}', '/a{b}}', '/a{:b:c}', '/a{(b)(c)}', '/a{*}', '/a{b*}', '/a{:b?}', '/a{:b', '{',
    '/:a:b', '/(a):b', '/:a{:b}', '/{:a}{:b}', '/{a}:b', '/a:b*', '/a:b+', '/a(b)*', '/:a(b)(c)+', '/a{:b}*', '/a{(b)}+',
    '/(*)', '/(+)', '/(a**)', '/(a++)', '/(a?+)', '/(a*+b)', '/(a{1}{2})', '/(a{1}+)', '/(a{2,1})', '/({1})', '/(|*)',
    '/([a)', '/([)', '/([z-a])', '/([a-\\u0001])', '/(^*)', '/($+)', '/(\\b*)', '/((?i)a)', '/((?>a))', '/((?#a))',
    '/((?P<x>a))', '/((?<>a))', '/((?<x)', '/((?<1>a))', '/((?:a)', '/(a|(?:b)', '/((?)', '/((?a:b))', '/((?s:.))',
    '/dashboard:path*x', '/a?b', '/x(?:a)', '/x(a|b$)/?',
];

const visible = (text) =>
    text.replace(/[^!-~]/gu, (c) => `<U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);

const throws = (pattern) => {
    try {
        asWritten(pattern);
        wider(pattern);
        return false;
    } catch {
        return true;
    }
};

const lines = [];
for (const [pattern, own] of Object.entries(table)) {
    const [first, second] = [asWritten(pattern), wider(pattern)];
    for (const path of new Set([...own, ...everywhere])) {
        const row = [visible(pattern), visible(path), Number(first.test(path)), Number(second.test(path))];
        if (own.includes(path) || row[2] + row[3] > 0 || path.startsWith('/d')) lines.push(row.join('\t'));
    }
}
for (const pattern of refused) {
    if (!throws(pattern)) throw new Error(`accepted: ${pattern}`);
}
const [folder] = process.argv.slice(2);
writeFileSync(join(folder, 'path-patterns.tsv'), lines.join('\n') + '\n');
writeFileSync(join(folder, 'path-patterns-refused.txt'), [...new Set(refused)].map(visible).join('\n') + '\n');
