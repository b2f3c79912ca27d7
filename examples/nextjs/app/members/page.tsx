import Link from "next/link"
import { redirect } from "next/navigation"
import { backend } from "../backend"

// #region members
export default async function Members() {
  const answer = await backend("/me")
  if (answer.status === 401) redirect("/auth/signin?callbackUrl=/members")
  if (!answer.ok) throw new Error(`The back end answered ${answer.status}`)
  const { user } = await answer.json()
  return (
    <>
      <h1>Members</h1>
      <p>The back end sees {user.name}.</p>
      <p>
        <Link href="/">Home</Link>
      </p>
    </>
  )
}
// #endregion
