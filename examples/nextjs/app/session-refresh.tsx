"use client"

import { useEffect, useRef } from "react"
import { useRouter } from "next/navigation"
import { useSession } from "next-auth/react"

// #region refresh
/** Makes Next.js render server components again, and forget older ones, when the user in the session changes. */
export function SessionRefresh() {
  const { data: session, status } = useSession()
  const router = useRouter()
  const user = JSON.stringify(session?.user)
  const rendered = useRef<{ user?: string }>(null)

  useEffect(() => {
    if (status === "loading") return
    if (rendered.current && rendered.current.user !== user) router.refresh()
    rendered.current = { user }
  }, [status, user, router])

  return null
}
// #endregion
