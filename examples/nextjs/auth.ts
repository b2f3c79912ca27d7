import NextAuth from "next-auth"

// #region auth
// Only auth() is exported, because the back end signs users in and out, and only the back end sets cookies.
export const { auth } = NextAuth({
  providers: [],
  secret: [], // so that AUTH_SECRET_1, _2 and _3 count too, as in the back end
})
// #endregion
