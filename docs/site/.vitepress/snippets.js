// Code shows the imports that it needs. `<<< @/path/File.java#region` shows what the source has, with imports from there.
// Documents of the repository have their code themselves, and a test compares it with sources. Behind the comment
// `<!-- path/File.java -->` the imports come from that source, elsewhere from the list of our public types.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { imports } from './imports.js'
import { root } from './pages.js'

const SOURCE = /<!-- (?:from )?(\S+\.java)(?:#[\w-]+)? -->\s*$/

export function snippets(md) {
  md.core.ruler.push('sources', (state) => {
    state.tokens.forEach((token, index) => {
      const source = SOURCE.exec(state.tokens[index - 1]?.content ?? '')
      if (token.type === 'fence' && source !== null && state.tokens[index - 1].type === 'html_block') {
        token.source = path.join(root, source[1])
      }
    })
  })
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    tokens[index].content = complete(tokens[index])
    return fence(tokens, index, ...rest)
  }
}

function complete({ src: [file, region] = [], source, info, content }) {
  if (source !== undefined) return withImports(content, importsOf(source))
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
