"use client"

import { signIn, signOut, useSession } from "next-auth/react"

// #region client
export function Account() {
  const { data: session, status, update } = useSession()
  if (status === "loading") return <p>The client component asks who is signed in.</p>
  if (!session) {
    return (
      <>
        <p>The client component sees nobody.</p>
        <button onClick={() => signIn()}>Sign in</button>
      </>
    )
  }
  return (
    <>
      <p>The client component sees {session.user?.name}.</p>
      <form action={async (form) => void (await update({ name: form.get("name") }))}>
        <label htmlFor="name">New name</label>
        <input id="name" name="name" autoComplete="name" required />
        <button>Change the name</button>
      </form>
      <button onClick={() => signOut({ redirectTo: "/" })}>Sign out</button>
    </>
  )
}
// #endregion
