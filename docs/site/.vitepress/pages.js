// Which Markdown files of the repository are pages, and where each page is on the site. The files stay where they are.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

const unseen = ['target', 'src', 'fuzz', '.vitepress']

export const notPages = unseen.map((folder) => `**/${folder}/**`)

/** Returns the page's file on the site: `passwords.md` for `docs/passwords.md`, `modules/javalin.md` for its README. */
export function pageFile(file) {
  return inSite(file) ?? inDocs(file) ?? ofModule(file) ?? file.toLowerCase()
}

function inSite(file) {
  return below('docs/site/', file)
}

function inDocs(file) {
  return below('docs/', file)?.replace(/README\.md$/, 'index.md')
}

function ofModule(file) {
  return file.endsWith('/README.md') ? `modules/${path.basename(path.dirname(file))}.md` : undefined
}

function below(folder, file) {
  return file.startsWith(folder) ? file.slice(folder.length) : undefined
}

/** Returns the address on the site of a file or folder of the repository, or nothing if it is not a page. */
export function pageAddress(file) {
  if (file === '') return '/'
  const markdown = isFolder(file) ? `${file}/README.md` : file
  if (!markdown.endsWith('.md') || !existsSync(path.join(root, markdown)) || isExcluded(markdown)) return undefined
  return '/' + pageFile(markdown).replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')
}

function isExcluded(file) {
  return file.split('/').some((folder) => unseen.includes(folder))
}

export function isFolder(file) {
  return existsSync(path.join(root, file)) && statSync(path.join(root, file)).isDirectory()
}

/** Returns the pages of a folder below `docs`, with their titles. */
export function pagesOf(folder) {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md') && !['index.md', 'README.md'].includes(name))
    .map((name) => page(`${folder}/${name}`))
}

/** Returns the entry of the side bar for a file: its first heading, and its address. */
export function page(file, text = titleOf(file)) {
  return { text, link: pageAddress(file) }
}

function titleOf(file) {
  const title = /^# (.+)$/m.exec(readFileSync(path.join(root, file), 'utf8'))?.[1]
  if (title === undefined) throw new Error(`${file} has no title`)
  return title.replaceAll('`', '')
}
