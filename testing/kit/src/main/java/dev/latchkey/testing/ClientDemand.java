package dev.latchkey.testing;

/** What an {@link OpenIdProvider} demands of one client, beyond what it demands of every client. */
public enum ClientDemand {
    /**
     * The client pushes its authorization requests. The browser carries only {@code client_id} and {@code request_uri}
     * (RFC 9126).
     */
    PUSHED_REQUESTS,
    /** The client signs its authorization requests (RFC 9101). */
    SIGNED_REQUESTS,
    /** The client asks for signed authorization responses (JARM). */
    SIGNED_RESPONSES,
    /** The client binds its tokens to a key (RFC 9449). */
    DPOP,
    /** The client's DPoP proofs contain the newest nonce of the endpoint (RFC 9449 section 8). */
    DPOP_NONCE,
    /** The client binds its tokens to its certificate (RFC 8705 section 3). */
    CERTIFICATE_BOUND_TOKENS,
    /** The audience of the client's assertions is the issuer alone. */
    ISSUER_AS_AUDIENCE,
    /** The client speaks plain OAuth 2, without the scope {@code openid} and without ID tokens. */
    PLAIN_OAUTH
}
