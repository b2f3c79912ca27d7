package dev.latchkey.provider;

/** How a client authenticates at the token endpoint (OpenID Connect Core section 9). */
public enum ClientAuthentication {
    /** The client sends its id and secret in the {@code Authorization} header. */
    CLIENT_SECRET_BASIC,
    /** The client sends its id and secret in the form. */
    CLIENT_SECRET_POST,
    /** The client sends an assertion that it signs with the secret (HS256). */
    CLIENT_SECRET_JWT,
    /**
     * The client sends an assertion that it signs with a private key (RFC 7523). {@link OAuthSecurity#privateKeyJwt}
     * sets the keys.
     */
    PRIVATE_KEY_JWT,
    /** The client is public, and only PKCE protects it. */
    NONE
}
