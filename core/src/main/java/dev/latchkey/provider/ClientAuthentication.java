package dev.latchkey.provider;

import java.util.Locale;

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
    /**
     * The client shows a certificate that an authority has signed (RFC 8705 section 2.1).
     * {@link OAuthSecurity#clientCertificate} sets it.
     */
    TLS_CLIENT_AUTH,
    /** The client shows a certificate that it has signed itself, and that the provider knows (RFC 8705 section 2.2). */
    SELF_SIGNED_TLS_CLIENT_AUTH,
    /** The client is public, and only PKCE protects it. */
    NONE;

    /** Returns the name of the method in metadata, such as {@code private_key_jwt}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isByCertificate() {
        return this == TLS_CLIENT_AUTH || this == SELF_SIGNED_TLS_CLIENT_AUTH;
    }

    boolean isBySecret() {
        return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST || this == CLIENT_SECRET_JWT;
    }
}
