import { page, pagesOf } from './pages.js'

const docs = (names) => names.map((name) => page(`docs/${name}.md`))
const site = (folder, names) => names.map((name) => page(`docs/site/${folder}/${name}.md`))

export const nav = [
  { text: 'Start', link: '/start/', activeMatch: '^/start/' },
  { text: 'Guides', link: '/guides/', activeMatch: '^/guides/' },
  { text: 'Reference', link: '/reference/', activeMatch: '^/(reference|errors|providers|modules)/' },
]

export const sidebar = [
  { text: 'Getting started', items: [{ text: 'Choose your framework', link: '/start/' }, ...pagesOf('docs/site/start')] },
]
