// oidc-provider behind a loopback port, printed as {"port"} on the first line. Everybody may sign in, with any password.
// Its options come as JSON in OPTIONS: client (what is registered) and nonces (whether DPoP proofs need one).
import { generateKeyPairSync } from "node:crypto"
import { createServer } from "node:http"
import Provider from "oidc-provider"
import { endWithStandardInput } from "./lifeline.js"

const { client, nonces } = JSON.parse(process.env.OPTIONS)

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
const key = { ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" }

const server = createServer()
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address()
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [client],
    jwks: { keys: [key] },
    scopes: ["openid", "offline_access", "email", "profile"],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true, name: id }),
    }),
    issueRefreshToken: () => true,
    clientAuthMethods: ["private_key_jwt"],
    enabledJWA: {
      clientAuthSigningAlgValues: ["ES256"],
      requestObjectSigningAlgValues: ["ES256"],
      idTokenSigningAlgValues: ["ES256"],
      authorizationSigningAlgValues: ["ES256"],
      dPoPSigningAlgValues: ["ES256"],
    },
    features: {
      devInteractions: { enabled: true },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      requestObjects: { enabled: true },
      jwtResponseModes: { enabled: true },
      dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => nonces },
      fapi: { enabled: true, profile: "2.0" },
    },
  })
  for (const event of ["pushed_authorization_request.error", "authorization.error", "grant.error", "userinfo.error"]) {
    provider.on(event, (ctx, error) => console.error(event, error.error_description ?? error))
  }
  server.on("request", provider.callback())
  console.log(JSON.stringify({ port }))
})

endWithStandardInput()
