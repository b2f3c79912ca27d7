// A page that does everything the unmodified next-auth/react can do, and writes down what came of it.
// Query parameters: base (the base path, /auth by default), page=required (a page for the signed-in only).
import { useState } from "react"
import { createRoot } from "react-dom/client"
import {
  SessionProvider,
  getCsrfToken,
  getProviders,
  signIn,
  signOut,
  useSession,
} from "next-auth/react"
import { signIn as signInWithPasskey } from "next-auth/webauthn"

const query = new URLSearchParams(window.location.search)

function Json({ id, value }) {
  return <pre id={id}>{value === undefined ? "" : JSON.stringify(value)}</pre>
}

/** A button `id` that runs `action`, and an element `<id>-result` that shows what it returned as JSON. */
function Action({ id, action }) {
  const [result, setResult] = useState()
  const run = async () => {
    setResult(undefined)
    try {
      setResult((await action()) ?? null)
    } catch (error) {
      setResult({ thrown: String(error) })
    }
  }
  return (
    <div>
      <button id={id} onClick={run}>
        {id}
      </button>
      <Json id={`${id}-result`} value={result} />
    </div>
  )
}

const Field = ({ id }) => <input id={id} placeholder={id} autoComplete="off" />

const valueOf = (id) => document.getElementById(id).value

const passkey = (options) => signInWithPasskey("passkey", { redirect: false, ...options })

function CredentialsForm() {
  const submit = () =>
    signIn("credentials", {
      redirect: false,
      username: valueOf("username"),
      password: valueOf("password"),
    })
  return (
    <>
      <Field id="username" />
      <Field id="password" />
      <Action id="sign-in-credentials" action={submit} />
      <Action
        id="sign-in-password"
        action={() => signIn("password", { username: valueOf("username"), password: valueOf("password") })}
      />
    </>
  )
}

function State({ status, session }) {
  return (
    <>
      <p id="status">{status}</p>
      <Json id="session" value={session} />
    </>
  )
}

function Home() {
  const { status, data, update } = useSession()
  return (
    <>
      <State status={status} session={data} />
      <Action id="get-providers" action={getProviders} />
      <Action id="get-csrf" action={getCsrfToken} />
      <CredentialsForm />
      <Field id="email" />
      <Action id="sign-in-email" action={() => signIn("email", { redirect: false, email: valueOf("email") })} />
      <Action id="sign-in-oidc" action={() => signIn("oidc")} />
      <Field id="passkey-email" />
      <Action id="sign-up-passkey" action={() => passkey({ action: "register", email: valueOf("passkey-email") })} />
      <Action id="add-passkey" action={() => passkey({ action: "register" })} />
      <Action id="sign-in-passkey" action={() => passkey({})} />
      <Field id="name" />
      <Action id="update" action={() => update({ name: valueOf("name") })} />
      <Action id="sign-out" action={() => signOut({ redirect: false })} />
      <a id="to-required" href={`?${new URLSearchParams({ ...Object.fromEntries(query), page: "required" })}`}>
        required
      </a>
    </>
  )
}

function Required() {
  const { status, data } = useSession({ required: true })
  return <State status={status} session={data} />
}

createRoot(document.getElementById("root")).render(
  <SessionProvider basePath={query.get("base") ?? "/auth"}>
    {query.get("page") === "required" ? <Required /> : <Home />}
  </SessionProvider>
)
