import Link from "next/link"
import { auth } from "../auth"
import { Account } from "./account"

// #region server
export default async function Home() {
  const session = await auth()
  return (
    <>
      <h1>Home</h1>
      <p>The server component sees {session?.user?.name ?? "nobody"}.</p>
      <Account />
      <p>
        <Link href="/members">To the members’ page</Link>
      </p>
    </>
  )
}
// #endregion
