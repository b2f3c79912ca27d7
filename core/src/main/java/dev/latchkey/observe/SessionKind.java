package dev.latchkey.observe;

/** What proves who sent a request. */
public enum SessionKind {
    /** A session in a sealed cookie, or its token. */
    SEALED,
    /** A session in the store. */
    STORED,
    /** An access token of an authorization server, or another proof without a cookie. */
    ACCESS_TOKEN
}
