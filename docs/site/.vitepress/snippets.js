// A fence behind `<!-- path/File.java#region -->` shows that region as it is in the source, with the imports that it needs.
// The same holds for `<<< @/path/File.java#region`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './pages.js'

const SOURCE = /<!-- (\S+\.\w+)(?:#([\w-]+))? -->\s*$/

export function sources(md) {
  md.core.ruler.push('sources', (state) => {
    state.tokens.forEach((token, index) => {
      const source = SOURCE.exec(state.tokens[index - 1]?.content ?? '')
      if (token.type === 'fence' && source !== null && state.tokens[index - 1].type === 'html_block') {
        token.src = [path.join(root, source[1]), source[2]]
      }
    })
  })
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    tokens[index].content = complete(tokens[index])
    return fence(tokens, index, ...rest)
  }
}

function complete({ src: [file, region] = [], content }) {
  if (file === undefined) return content
  return region && file.endsWith('.java') ? withImports(content, file) : wholeFile(content)
}

/** Without what belongs to our repository: marks of regions, and the name of our package. */
function wholeFile(content) {
  return content.replace(/^ *\/\/ #(end)?region.*\n/gm, '').replace(/^package dev\.latchkey\..*;\n\n/, '')
}

function withImports(content, file) {
  const source = readFileSync(file, 'utf8')
  const needed = (source.match(/^import .+;$/gm) ?? []).filter((line) => isUsed(line, content))
  return needed.length === 0 ? content : `${needed.join('\n')}\n\n${content}`
}

function isUsed(line, content) {
  const name = /([\w*]+);$/.exec(line)[1]
  return new RegExp(`(?<![\\w.])${name}\\b`).test(content)
}
