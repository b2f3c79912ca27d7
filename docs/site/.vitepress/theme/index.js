import theme from 'vitepress/theme-without-fonts'
import Picture from './Picture.vue'
import './style.css'

export default {
  extends: theme,
  enhanceApp: ({ app }) => app.component('Picture', Picture),
}
