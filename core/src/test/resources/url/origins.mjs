// What a WHATWG URL parser makes of doubtful URLs: node origins.mjs > origins.json
const good = 'good.example';
const evil = 'evil.example';

const redirects = [
  `//${evil}`, `/\\${evil}`, `\\/${evil}`, `\\\\${evil}`, `///${evil}`, `////${evil}`, `https:${evil}`, `https:/${evil}`,
  `http:/\\${evil}`, `https:\\\\${evil}`, `https:///${evil}`, `https:////${evil}`, `https://\\${evil}`, `%2f%2f${evil}`,
  `%09//${evil}`, '/%0d%0a', `@${evil}`, '/', '/a', '', '#', '?', '.', '..', `${good}`, `${good}:443`, `www.${good}/`,
  `https://${good}@${evil}`, `https://${good}:443@${evil}`, `https://${good}%40${evil}`, `https://@${good}`,
  `https://user:password@${good}/`, `https://:@${good}`, `https://${good}.${evil}`, `https://${evil}/?.${good}`,
  `https://${evil}#${good}`, `https://${evil}?@${good}`, `https://${evil}#@${good}`, `https://${evil}\\@${good}`,
  `https://${evil}/@${good}`, `https://${good}\\.${evil}`, `https://${good};.${evil}`, `https://${good}&.${evil}`,
  `https://${good}%00.${evil}`, `https://${good}\0.${evil}`, `https://${good}%2f.${evil}`, `https://${good}%5c${evil}`,
  `https://${good}\t.${evil}`, `https://${good}\n.${evil}`, `https://${good}\r\n/`, `ht\ttps://${good}/`, `https\n://${good}/`,
  `https:\t//${good}/`, `https:/\t/${good}/`, `https://\t${good}/`, `https://good\t.example/`, ` https://${good}/`,
  `https://${good}/ `, `https://${good} /`, `\0https://${good}/`, `\u0001https://${good}/`, `https://${good}/\t`,
  `https://${good}/a\tb`, `https://${good}/a\nb`, `https://${good}/a\0b`, `https://${good}/\u007f`, `https://${good}/é`,
  `https://${good}/..;/${evil}`, `https://${good}/%2e%2e/`, `https://${good}/;x=//${evil}`, `https://${good}//${evil}`,
  `https://${good}/\\${evil}`, `https://${good}?//${evil}`, `https://${good}#//${evil}`, `https://${good}?`, `https://${good}#`,
  'javascript:alert(1)', 'JavaScript:alert(1)', `javascript://${good}/%0aalert(1)`, `java\tscript:alert(1)`,
  'data:text/html,x', `data://${good}/`, 'vbscript:x', `ftp://${good}/`, `file://${good}/`, `blob:https://${good}/x`,
  `ws://${good}/`, `wss://${good}/`, `view-source:https://${good}/`, `about:blank`, `mailto:a@${good}`, `httpſ://${good}/`,
  `http\u017f://${good}/`, `HTTPS://GOOD.EXAMPLE/`, `HtTpS://GoOd.ExAmPlE`, `HTTP://GOOD.EXAMPLE:80`, `hTTP://I.example`,
  `https://[${good}]`, `https://[::1]@${evil}`, `https://${good}[::1]`, `https://[::1]${good}`, `https://[::1].${good}`,
  `https://\u212aey.example/`, `https://good\u3002example/`, `https://good\uff0eexample/`, `https://\uff47ood.example/`,
  `https://go\u00adod.example/`, `https://go\u200bod.example/`, `https://go\u200dod.example/`, `https://fa\u00df.example/`,
  `https://bücher.example/`, `https://xn--bcher-kva.example/`, `https://XN--BCHER-KVA.example/`, `https://xn--fa-hia.example/`,
  `https://xn--a.example/`, `https://xn--.example/`, `https://xn--good.example/`, `https://xn---/`, `https://\ufdfa.example/`,
  `https://g%6fod.example/`, `https://good%2eexample/`, `https://%67ood.example/`, `https://good.example%`, `https://%/`,
  `https://good_name.example/`, `https://-good-.example/`, `https://good..example/`, `https://.good.example/`, `https://./`,
  `https://good.example./`, `https://good.example../`, `https://a.b.c.d.e.f/`, `https://${'a'.repeat(63)}.example/`,
  `https://${'a'.repeat(64)}.example/`, `https://${'a.'.repeat(126)}b/`, `https://${'a.'.repeat(127)}b/`,
  `https://good.example:/`, `https://good.example:0/`, `https://good.example:00443/`, `https://good.example:000443/`,
  `https://good.example:65535/`, `https://good.example:65536/`, `https://good.example:99999/`, `https://good.example:-1/`,
  `https://good.example:+443/`, `https://good.example: 443/`, `https://good.example:443 /`, `https://good.example:4 43/`,
  `https://good.example:0x1bb/`, `https://good.example:443:443/`, `https://good.example:\uff14/`, `https://good.example:443a/`,
  `https://good.example:443`, `https://good.example:80`, `http://good.example:443`, `https://good.example:8443?x#y`,
  'https://', 'https:', 'https:/', 'https://:443', 'https://?', 'https://#', 'https:///', 'http', '://', '://good.example',
  'https://*', 'https://*.example', "https://a'b.example", 'https://a!b.example', 'https://a$b.example', 'https://a(b).example',
  'https://a,b.example', 'https://a~b.example', 'https://a+b.example', 'https://a=b.example', 'https://a|b.example',
  'https://a^b.example', 'https://a`b.example', 'https://a{b.example', 'https://a<b.example', 'https://a"b.example',
  'https://1', 'https://1.', 'https://1.2', 'https://1.2.3', 'https://1.2.3.4', 'https://1.2.3.4.', 'https://1.2.3.4.5',
  'https://127.1', 'https://127.0.1', 'https://2130706433', 'https://0x7f.0.0.1', 'https://0x7f000001', 'https://0x', 'https://a.0x',
  'https://0177.0.0.1', 'https://127.0.0.01', 'https://127.0.0.1', 'https://127.0.0.1:3000', 'https://256.0.0.1', 'https://0.0.0.256',
  'https://1.2.3.4a', 'https://a.1', 'https://a.1.', 'https://1.a', 'https://09.0.0.1', 'https://a.09', 'https://a.0xg', 'https://0.0.0.0',
  'https://255.255.255.255', 'https://1..2', 'https://1.2.3.', 'https://.1', 'https://4294967295', 'https://4294967296', 'https://999999999999',
  'https://[::1]', 'https://[::1]:8443', 'https://[::]', 'https://[0:0:0:0:0:0:0:1]', 'https://[::01]', 'https://[0::1]', 'https://[::0:1]',
  'https://[1::]', 'https://[1:2:3:4:5:6:7:8]', 'https://[1:2:3:4:5:6:7::]', 'https://[::2:3:4:5:6:7:8]', 'https://[1:0:3:4:5:6:7:8]',
  'https://[1::3:4:5:6:7:8]', 'https://[1:0:0:4:0:0:7:8]', 'https://[1::4:0:0:7:8]', 'https://[1:0:0:4::7:8]', 'https://[1:0:0:0:5:0:0:0]',
  'https://[1::5:0:0:0]', 'https://[1:0:0:0:5::]', 'https://[1:0:0:4:5:0:0:0]', 'https://[1:0:0:4:5::]', 'https://[::ffff:1.2.3.4]',
  'https://[::ffff:102:304]', 'https://[::FFFF:102:304]', 'https://[2001:DB8::1]', 'https://[2001:db8::1]', 'https://[2001:db8::1%25eth0]',
  'https://[fe80::1%eth0]', 'https://[:::1]', 'https://[1:::2]', 'https://[1::2::3]', 'https://[1:2:3:4:5:6:7]', 'https://[1:2:3:4:5:6:7:8:9]',
  'https://[12345::]', 'https://[g::]', 'https://[:1]', 'https://[1:]', 'https://[]', 'https://[', 'https://]', 'https://[::1', 'https://::1]', 'https://::1',
  'https://[::1]:', 'https://[::1]:0', 'https://[::1]x', 'https://[::1]:x', 'https://[::1 ]', 'https://[v1.a]', 'https://[1:2:3:4:5:6:1.2.3.4]',
];

// Every combination of the usual and the odd.
const combined = [];
for (const scheme of ['http', 'https', 'HTTPS', 'ftp']) {
  for (const host of [good, 'GOOD.example', 'localhost', '127.0.0.1', '127.1', '[::1]', '[::0001]', `${good}@${evil}`, `${good}\\${evil}`]) {
    for (const port of ['', ':', ':80', ':443', ':0443', ':3000', ':65536']) {
      for (const rest of ['', '/', '/a?b=c#d', `?@${evil}`, `#@${evil}`, `\\@${evil}`]) {
        combined.push(`${scheme}://${host}${port}${rest}`);
      }
    }
  }
}

// Something odd at every place of an ordinary URL.
const inserted = [];
for (const odd of ['\t', '\n', ' ', '\0', '@', ':', '/', '\\', '?', '#', '[', ']', '%', '%2f', '.', '..', '\u3002', '\u00df', '\u0130', '\u0131', '0', '0x']) {
  const plain = 'https://a1.example:8443/x';
  for (let i = 0; i <= plain.length; i++) {
    inserted.push(plain.slice(0, i) + odd + plain.slice(i));
  }
}

const origins = {};
for (const text of [...redirects, ...combined, ...inserted]) {
  let origin = null;
  try {
    const url = new URL(text);
    origin = url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : null;
  } catch {
    // no URL at all
  }
  origins[text] = origin;
}
process.stdout.write(JSON.stringify(origins, null, 1).replace(/[\u007f-\uffff]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')) + '\n');
