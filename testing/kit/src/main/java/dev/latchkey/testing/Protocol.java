package dev.latchkey.testing;

/** The two protocols that the provider supports. */
enum Protocol {
    OPENID_CONNECT,
    /** OAuth 2 as GitHub implements it, without an ID token, but with a REST endpoint that describes the user. */
    PLAIN_OAUTH
}
