// Code shows the imports that it needs. `<<< @/path/File.java#region`, and a fence behind the comment
// `<!-- path/File.java#region -->`, show what the source has, and get the imports from there. Other fences are in documents
// of the repository, where a test compares them with sources, and get the imports of our public types.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { imports } from './imports.js'
import { root } from './pages.js'

const SOURCE = /<!-- (\S+\.\w+)(?:#([\w-]+))? -->\s*$/

export function snippets(md) {
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

function complete({ src: [file, region] = [], info, content }) {
  if (file === undefined) return /^java\b/.test(info) ? withImports(content, imports) : content
  if (!region) return wholeFile(content)
  return file.endsWith('.java') ? withImports(content, importsOf(file)) : content
}

/** Without what belongs to our repository: marks of regions, and the name of our package. */
function wholeFile(content) {
  return content.replace(/^ *\/\/ #(end)?region.*\n/gm, '').replace(/^package dev\.latchkey\..*;\n\n/, '')
}

function importsOf(file) {
  return readFileSync(file, 'utf8').match(/^import .+;$/gm) ?? []
}

function withImports(content, known) {
  const needed = known.filter((line) => isUsed(line, content))
  if (needed.length === 0 || /^import /m.test(content)) return content
  return `${needed.join('\n')}\n\n${content}`
}

function isUsed(line, content) {
  const name = /([\w*]+);$/.exec(line)[1]
  return new RegExp(`(?<![\\w.@"])${name}\\b(?!")`).test(content.replace(/\/\/.*$/gm, ''))
}
