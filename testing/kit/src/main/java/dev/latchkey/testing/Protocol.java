package dev.latchkey.testing;

/** The two protocols that the provider speaks. */
enum Protocol {
    OPENID_CONNECT,
    /** OAuth 2 the way GitHub speaks it: no ID token, and a REST endpoint that says who the user is. */
    PLAIN_OAUTH
}
