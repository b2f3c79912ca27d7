import { page, pagesOf } from './pages.js'

const docs = (...names) => names.map((name) => page(`docs/${name}.md`))
const site = (folder, ...names) => names.map((name) => page(`docs/site/${folder}/${name}.md`))
const modules = (...folders) => folders.map((folder) => page(`${folder}/README.md`))
const group = (text, ...items) => ({ text, collapsed: true, items })

export const nav = [
  { text: 'Start', link: '/start/', activeMatch: '^/start/' },
  { text: 'Guides', link: '/guides/', activeMatch: '^/guides/' },
  { text: 'Reference', link: '/reference/', activeMatch: '^/(reference|errors|providers|modules)/' },
  { text: 'Help', link: '/guides/troubleshooting' },
]

export const sidebar = [
  {
    text: 'Getting started',
    items: [
      page('docs/site/start/index.md'),
      ...pagesOf('docs/site/start'),
      page('docs/site/concepts/index.md'),
      page('docs/protecting-resources.md'),
    ],
  },
  {
    text: 'Guides',
    items: [
      ...site('guides', 'roles', 'account-page'),
      page('docs/testing.md'),
      page('docs/behind-a-proxy.md'),
      ...site('guides', 'kubernetes', 'nextjs', 'single-page', 'mobile'),
      page('docs/sockets.md'),
      ...site('guides', 'customers', 'production', 'troubleshooting'),
    ],
  },
  {
    text: 'Ways to sign in',
    items: [
      { text: 'Providers', link: '/providers/' },
      ...docs('email', 'passwords', 'passkeys', 'second-factor', 'access-tokens'),
    ],
  },
  {
    text: 'Users and sessions',
    items: docs('sessions', 'signing-out', 'stores', 'users', 'account-page', 'security-notices', 'tokens', 'json'),
  },
  { text: 'Pages and words', items: docs('pages', 'languages') },
  {
    text: 'Operation',
    items: docs('command-line', 'observability', 'audit', 'reliability', 'scaling'),
  },
  {
    text: 'From another library',
    items: [
      page('docs/site/migration/index.md', 'Overview'),
      ...site('migration', 'from-authjs', 'from-spring-security-login'),
      page('docs/migration/from-spring-security.md'),
      ...site('migration', 'from-keycloak-adapters'),
      page('docs/migration/from-keycloak.md'),
      ...site('migration', 'from-pac4j'),
    ],
  },
  {
    text: 'Reference',
    items: [
      page('docs/site/reference/index.md', 'Overview'),
      ...docs('settings'),
      { text: 'Errors', link: '/errors/' },
      ...site('reference', 'events'),
      ...docs('wire', 'api', 'frameworks', 'fapi'),
      group(
        'Frameworks one by one',
        ...modules('web/spring-boot-starter', 'web/servlet', 'web/javalin', 'web/jakarta-rest', 'web/jersey'),
        ...modules('web/resteasy', 'web/dropwizard', 'web/quarkus', 'web/micronaut', 'web/vertx', 'web/helidon'),
        ...modules('web/jdk-http', 'web/annotations'),
      ),
      group('Other modules', ...modules('stores/jdbc', 'stores/redis', 'data/jdbc-guard', 'mail/smtp', 'testing/kit')),
    ],
  },
  {
    text: 'About',
    items: [
      page('SECURITY.md'),
      ...docs('threats', 'asvs', 'architecture'),
      page('RATIONALE.md', 'Why it is so'),
      page('bench/README.md'),
      page('CHANGELOG.md'),
    ],
  },
]
