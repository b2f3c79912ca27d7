import type { ReactNode } from "react"
import { SessionProvider } from "next-auth/react"
import { SessionRefresh } from "./session-refresh"
import "./style.css"

export const metadata = { title: "Latchkey and Next.js" }

// #region provider
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <SessionProvider basePath="/auth">
          <SessionRefresh />
          <main>{children}</main>
        </SessionProvider>
      </body>
    </html>
  )
}
// #endregion
