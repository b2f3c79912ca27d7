// Auth.js itself behind a loopback port, printed as {"port"} on the first line. Its options come as JSON in OPTIONS:
//   secrets: the newest first; secureCookies; basePath
//   oidc: issuer, clientId and clientSecret of the provider "oidc", or nothing to leave it out
//   database: address of a PostgreSQL database for users and sessions, instead of sealed cookies and credentials
//   passkeys: whether there is the provider "passkey", and the adapter is that for Drizzle, which keeps passkeys
//   page: a folder with index.html and page.js, served outside basePath
import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import { join } from "node:path"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"
import Passkey from "@auth/core/providers/passkey"
import { DrizzleAdapter } from "@auth/drizzle-adapter"
import PostgresAdapter from "@auth/pg-adapter"
import { drizzle } from "drizzle-orm/node-postgres"
import pg from "pg"
import { endWithStandardInput } from "./lifeline.js"
import "./webcrypto.js"

const options = JSON.parse(process.env.OPTIONS)

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: ({ username, password }) =>
    username === "alice" && password === "password"
      ? { id: "alice", name: "Alice", email: "alice@example.org" }
      : null,
})

const oidc = { id: "oidc", name: "OpenID Connect", type: "oidc", ...options.oidc }

function adapter() {
  const pool = new pg.Pool({ connectionString: options.database })
  return options.passkeys ? DrizzleAdapter(drizzle(pool)) : PostgresAdapter(pool)
}

const config = {
  basePath: options.basePath,
  secret: options.secrets,
  useSecureCookies: options.secureCookies,
  trustHost: true,
  ...(options.database
    ? {
        adapter: adapter(),
        session: { strategy: "database" },
      }
    : { session: { strategy: "jwt" } }),
  experimental: { enableWebAuthn: options.passkeys },
  providers: [
    ...(options.database ? [] : [credentials]),
    ...(options.oidc ? [oidc] : []),
    ...(options.passkeys ? [Passkey] : []),
  ],
  callbacks: {
    jwt: ({ token, trigger, session }) =>
      trigger === "update" && session?.name ? { ...token, name: session.name } : token,
  },
}

async function standardRequest(incoming, url) {
  const body = []
  for await (const chunk of incoming) body.push(chunk)
  return new Request(url, {
    method: incoming.method,
    headers: Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
      values.map((value) => [name, value])
    ),
    body: body.length ? Buffer.concat(body) : undefined,
  })
}

async function page(path) {
  const script = path === "/page.js"
  if (!options.page || !(script || path === "/")) return new Response("Not found", { status: 404 })
  return new Response(await readFile(join(options.page, script ? "page.js" : "index.html")), {
    headers: { "Content-Type": script ? "text/javascript" : "text/html" },
  })
}

async function answer(incoming, outgoing) {
  const url = new URL(incoming.url, `http://${incoming.headers.host}`)
  const response = url.pathname.startsWith(`${config.basePath}/`)
    ? await Auth(await standardRequest(incoming, url), config)
    : await page(url.pathname)
  const headers = [...response.headers].filter(([name]) => name !== "set-cookie")
  const cookies = response.headers.getSetCookie().map((cookie) => ["set-cookie", cookie])
  outgoing.writeHead(response.status, [...headers, ...cookies].flat())
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

const server = createServer((incoming, outgoing) =>
  answer(incoming, outgoing).catch((error) => {
    console.error(error)
    outgoing.destroy()
  })
)
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })))
endWithStandardInput()
