import { pagesOf } from '../.vitepress/pages.js'

export default { load: () => pagesOf('docs/site/start') }
