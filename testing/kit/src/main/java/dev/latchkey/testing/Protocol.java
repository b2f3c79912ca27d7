package dev.latchkey.testing;

/** The two kinds of sign-in on offer. */
enum Protocol {
    OPENID_CONNECT,
    /** OAuth 2 the way GitHub speaks it: no ID token, and a REST endpoint that says who the user is. */
    PLAIN_OAUTH
}
