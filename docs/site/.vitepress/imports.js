// The imports of our public types, as docs/api.md lists them, and of the few types of the JDK that documents use.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './pages.js'

const jdk = [
  'java.net.URI',
  'java.net.http.HttpClient',
  'java.net.http.HttpRequest',
  'java.net.http.HttpResponse.BodyHandlers',
  'java.nio.file.Path',
  'java.time.Duration',
  'java.util.List',
  'java.util.Locale',
  'java.util.Map',
  'java.util.Optional',
]

export const imports = [...ours(), ...jdk].sort().map((type) => `import ${type};`)

/** A name that two packages have is left out, because the document says which of them is meant. */
function ours() {
  const types = new Map()
  let room = ''
  for (const line of readFileSync(path.join(root, 'docs/api.md'), 'utf8').split('\n')) {
    room = /^## `(.+)`/.exec(line)?.[1] ?? room
    const name = /^\| `(\w+)` \|/.exec(line)?.[1]
    if (name !== undefined) types.set(name, types.has(name) ? undefined : `${room}.${name}`)
  }
  return [...types.values()].filter((type) => type !== undefined)
}
