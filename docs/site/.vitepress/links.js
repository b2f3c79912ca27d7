// Links of a page are paths in the repository, so that they work there too. On the site, a link to a file that is a page
// leads to that page, and a link to any other file to the repository. A link to a file that does not exist stops the build.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isFolder, pageAddress, root } from './pages.js'

const repository = /<scm\b[^]*?<url>(.+?)<\/url>/.exec(readFileSync(path.join(root, 'build/pom.xml'), 'utf8'))[1]

export const missing = []

export function repositoryLinks(md) {
  md.core.ruler.push('repository-links', (state) => {
    for (const token of state.tokens.flatMap((block) => block.children ?? [])) {
      if (token.type === 'link_open') {
        token.attrSet('href', address(token.attrGet('href'), state.env.realPath ?? state.env.path))
      }
    }
  })
}

function address(href, page) {
  if (/^([a-z]+:|#|\/)/.test(href)) return href
  const [, target, rest] = /^([^?#]*)(.*)$/.exec(href)
  const file = path.relative(root, path.resolve(path.dirname(page), decodeURI(target)))
  if (!existsSync(path.join(root, file))) {
    missing.push(`${path.relative(root, page)} links to ${href}, which does not exist`)
    return href
  }
  return (pageAddress(file) ?? `${repository}/${isFolder(file) ? 'tree' : 'blob'}/main/${file}`) + rest
}

export function stopIfMissing() {
  if (missing.length > 0) throw new Error(missing.join('\n'))
}
