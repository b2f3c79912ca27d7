// Examines the built site: no link is dead, anchors included; nothing comes from another host; the search finds what people
// look for.
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import MiniSearch from 'minisearch'
import { searchOptions } from './.vitepress/search.js'

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '.vitepress/dist')
const files = readdirSync(dist, { recursive: true }).filter((file) => /\.(html|css|js)$/.test(file))
const read = (file) => readFileSync(path.join(dist, file), 'utf8')
const found = []

const pages = new Map(
  files.filter((file) => file.endsWith('.html')).map((file) => ['/' + file.replaceAll('\\', '/'), read(file)]),
)
const anchors = new Map([...pages].map(([page, html]) => [page, new Set(all(html, / id="([^"]+)"/g))]))

for (const [page, html] of pages) {
  for (const href of all(html, /<a [^>]*href="([^"]+)"/g)) checkLink(page, href.replaceAll('&amp;', '&'))
  for (const resource of all(html, /<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)="(https?:[^"]+)"/g)) {
    found.push(`${page} loads ${resource}`)
  }
}
for (const file of files.filter((name) => name.endsWith('.css'))) {
  for (const resource of all(read(file), /(?:url\(|@import )['"]?(https?:[^'")]+)/g)) found.push(`${file} loads ${resource}`)
}
await checkSearch({
  401: '/guides/troubleshooting.html',
  proxy: '/behind-a-proxy.html',
  roles: '/guides/roles.html',
  'Next.js': '/guides/nextjs.html',
  'sent back again and again': '/guides/troubleshooting.html',
})

if (found.length > 0) {
  console.error([...new Set(found)].join('\n'))
  process.exit(1)
}
console.log(`${pages.size} pages: every link leads somewhere, and the search finds what people look for.`)

function all(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => match[1])
}

function checkLink(page, href) {
  const url = new URL(href, 'http://site' + page)
  if (url.host !== 'site') return
  const target = url.pathname.endsWith('/') ? url.pathname + 'index.html' : url.pathname
  const anchor = decodeURIComponent(url.hash.slice(1))
  if (!existsSync(path.join(dist, decodeURIComponent(target)))) found.push(`${page} links to ${href}, which is no page`)
  else if (anchor !== '' && !anchors.get(target)?.has(anchor)) found.push(`${page} links to ${href}, which is no heading`)
}

/** Each word leads to its page, which is among the first five results. */
async function checkSearch(expected) {
  const name = files.find((file) => /localSearchIndexroot[^/]*\.js$/.test(file))
  const index = MiniSearch.loadJSON((await import(pathToFileURL(path.join(dist, name)))).default, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
  })
  for (const [words, page] of Object.entries(expected)) {
    const first = index.search(words, searchOptions).slice(0, 5)
    if (!first.some((result) => result.id.startsWith(page))) found.push(`The search for "${words}" does not find ${page}`)
  }
}
