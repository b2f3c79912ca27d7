// Session tokens made and opened by Auth.js itself. One JSON request a line, one JSON answer a line, in order:
//   {"encode": {"token", "secret", "salt", "maxAge"}} -> {"token"}
//   {"decode": {"token", "secret", "salt"}}           -> {"payload"}
// and {"error"} for what the library refuses. A secret is a string or a list of strings, maxAge is in seconds.
import { createInterface } from "node:readline"
import { decode, encode } from "@auth/core/jwt"
import "./webcrypto.js"

async function answer(request) {
  try {
    return request.encode
      ? { token: await encode(request.encode) }
      : { payload: await decode(request.decode) }
  } catch (error) {
    return { error: error.code ?? error.message }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))))
}
