import { defineConfig } from 'vitepress'
import path from 'node:path'
import { repositoryLinks, stopIfMissing } from './links.js'
import { notPages, pageFile, root } from './pages.js'
import { nav, sidebar } from './sidebar.js'
import { slug } from './slug.js'
import { searchOptions } from './search.js'
import { snippets } from './snippets.js'

// The site loads nothing from another host. The browser would refuse it, too.
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"

/** The pages are outside this folder, and their imports of Vue would not be found from there. */
const packagesOfThisFolder = {
  name: 'packages-of-this-folder',
  enforce: 'pre',
  resolveId(source, importer) {
    if (/^vue(\/|$)/.test(source) && importer?.endsWith('.md')) {
      return this.resolve(source, path.join(root, 'docs/site/package.json'), { skipSelf: true })
    }
  },
}

/** Code has no expressions of Vue, even if it has double braces. */
function literalCode(md) {
  const code = md.renderer.rules.code_inline
  md.renderer.rules.code_inline = (tokens, index, ...rest) => {
    tokens[index].attrSet('v-pre', '')
    return code(tokens, index, ...rest)
  }
}

export default defineConfig({
  title: 'Latchkey',
  description: 'Sign-in, sessions and protected pages for any Java web application',
  srcDir: root,
  srcExclude: notPages,
  rewrites: pageFile,
  head: [['link', { rel: 'icon', href: '/logo.svg', type: 'image/svg+xml' }]],
  transformHead: () => [['meta', { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }]],
  markdown: {
    anchor: { slugify: slug },
    preConfig: snippets,
    config: (md) => {
      repositoryLinks(md)
      literalCode(md)
    },
    languageAlias: { haproxy: 'ini', caddy: 'nginx' },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
  },
  vite: {
    publicDir: path.join(root, 'docs/site/public'),
    plugins: [packagesOfThisFolder],
    build: { chunkSizeWarningLimit: 4000 },
  },
  ignoreDeadLinks: 'localhostLinks', // of programs that the reader has started
  buildEnd: stopIfMissing,
  themeConfig: {
    logo: '/logo.svg',
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: 'local', options: { miniSearch: { searchOptions } } },
    notFound: { title: 'There is no such page', quote: 'Search for what you need, or begin at the home page.' },
    docFooter: { prev: 'Previous', next: 'Next' },
    externalLinkIcon: true,
  },
})
