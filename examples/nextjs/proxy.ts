import { NextResponse, type NextRequest } from "next/server"
import { auth } from "./auth"

// #region guard
export async function proxy(request: NextRequest) {
  if (await auth()) return NextResponse.next()
  const signIn = new URL(`${process.env.AUTH_URL}/signin`)
  signIn.searchParams.set("callbackUrl", request.nextUrl.pathname + request.nextUrl.search)
  return NextResponse.redirect(signIn)
}

export const config = { matcher: ["/members/:path*"] }
// #endregion
