import type { NextConfig } from "next"

// #region rewrites
const config: NextConfig = {
  // Next reads BACKEND_URL here when it builds.
  rewrites: async () => [{ source: "/auth/:path*", destination: `${process.env.BACKEND_URL}/auth/:path*` }],
}
// #endregion

export default config
