import { headers } from "next/headers"

// #region backend
/** Sends a GET to the back end, with the cookies that the browser sent. */
export async function backend(path: string): Promise<Response> {
  const cookie = (await headers()).get("cookie") ?? ""
  return fetch(new URL(path, process.env.BACKEND_URL), {
    headers: { cookie, accept: "application/json" },
    cache: "no-store",
    redirect: "error",
  })
}
// #endregion
