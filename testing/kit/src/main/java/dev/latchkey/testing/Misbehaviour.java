package dev.latchkey.testing;

/**
 * One way in which a provider is broken or hostile (X7 of docs/threats.md). Each constant says what the provider does.
 * What a client should do is for the client's test to say.
 */
public enum Misbehaviour {
    // What the ID token says

    /** {@code iss} names another issuer. */
    WRONG_ISSUER,
    /** {@code aud} names another client. */
    WRONG_AUDIENCE,
    /** {@code aud} names another client as well, and there is no {@code azp}. */
    EXTRA_AUDIENCE_WITHOUT_AZP,
    /** {@code nonce} differs from the value in the authorization request. */
    WRONG_NONCE,
    /** There is no {@code nonce}. */
    NO_NONCE,
    /** {@code exp} passed an hour ago. */
    EXPIRED,
    /** {@code iat} is an hour ahead. */
    ISSUED_IN_FUTURE,
    /** {@code nbf} is an hour ahead. */
    NOT_YET_VALID,
    /** There is no {@code sub}. */
    NO_SUBJECT,
    /** There is no {@code auth_time}. */
    NO_AUTH_TIME,
    /** {@code auth_time} is an hour ago, although {@code max_age} required the provider to ask the user again. */
    OLD_AUTH_TIME,
    /** {@code at_hash} is that of another access token. */
    WRONG_ACCESS_TOKEN_HASH,
    /** Every person has another {@code sub}, or numeric id, than before, in the ID token and at the user endpoints. */
    CHANGED_SUBJECT,
    /** The ID token and the user endpoints do not say that the e-mail address is verified. */
    UNVERIFIED_EMAIL,

    // How the ID token is signed

    /** {@code alg} is {@code none}, there is no signature, and discovery offers that. */
    ALG_NONE,
    /** HMAC keyed with the published RSA key (its DER form), and discovery offers {@code HS256}. */
    HS256_WITH_PUBLIC_KEY,
    /** The key id is the published one, but the key is another. */
    FOREIGN_SIGNATURE,
    /** Signed with a key that is not in the JWK set, under that key's own id. */
    UNKNOWN_KID,
    /** Properly signed, without a {@code kid}. */
    MISSING_KID,
    /** {@code ES256} under the published EC key's id, the signature all zeros (CVE-2022-21449). */
    ES256_ZERO_SIGNATURE,
    /** Properly signed, with a {@code crit} header nobody understands (RFC 7515 section 4.1.11). */
    CRIT_HEADER,
    /**
     * The ID token is signed with another key, which is in the {@code jwk} header, with the id of the published key.
     */
    EMBEDDED_JWK,
    /** Signed with another key, which is at the address in the {@code jku} header, {@code /attacker/jwks}. */
    JKU_HEADER,

    // The token endpoint

    /** The answer holds no {@code id_token}. */
    NO_ID_TOKEN,
    /** Status 500. */
    TOKEN_500,
    /** Status 400, {@code invalid_grant}. */
    TOKEN_400_INVALID_GRANT,
    /** Status 200 with a web page. */
    TOKEN_HTML,
    /** The proper answer, padded to more than 8 MiB. */
    TOKEN_HUGE_BODY,
    /** The proper answer, but only after the provider behaves again or changes its misbehaviour. */
    TOKEN_SLOW,
    /** Status 307 to the same path with {@code /elsewhere} added, which would answer properly. */
    TOKEN_REDIRECT,
    /** The proper answer, with the token type {@code mac}. */
    TOKEN_TYPE_MAC,
    /** The proper answer, with status 201. */
    TOKEN_201,
    /** There is no {@code token_type}. */
    NO_TOKEN_TYPE,
    /** There is no {@code access_token} beside the ID token, as with Azure AD B2C, and so no {@code at_hash} in it. */
    NO_ACCESS_TOKEN,

    // The user endpoints

    /** Status 401. */
    USERINFO_401,
    /** {@code sub} is another than the ID token's. */
    USERINFO_OTHER_SUBJECT,
    /** The answer is a signed JWT (OpenID Connect Core section 5.3.2). */
    USERINFO_JWT,
    /** The same, signed with a key that is not in the JWK set, under a published key's id. */
    USERINFO_JWT_FOREIGN_SIGNATURE,
    /** The same, properly signed, for another client. */
    USERINFO_JWT_WRONG_AUDIENCE,
    /** The same, properly signed, in the name of another issuer. */
    USERINFO_JWT_WRONG_ISSUER,
    /** {@code /api/user/emails} answers with status 429. */
    EMAILS_429,
    /** {@code /api/user/emails} answers with status 408. */
    EMAILS_408,
    /** {@code /api/user/emails} answers with status 403 and says that the rate limit is used up. */
    EMAILS_403_EXHAUSTED,
    /** {@code /api/user/emails} answers with status 403, because the client may not read the address. */
    EMAILS_403,
    /** In the ID token and at the user endpoints, the portrait is a {@code data:} URL of 60 KiB. */
    HUGE_PICTURE,
    /** In the ID token and at the user endpoints, the name contains U+0000 and other control characters. */
    CONTROL_CHARACTERS,

    // Discovery and keys

    /** Status 500. */
    DISCOVERY_500,
    /** {@code issuer} names another issuer. */
    DISCOVERY_WRONG_ISSUER,
    /** The proper answer, but only after the provider behaves again or changes its misbehaviour. */
    DISCOVERY_SLOW,
    /** The proper answer, padded to more than 8 MiB. */
    DISCOVERY_HUGE,
    /** Status 500. */
    JWKS_500,
    /** A JWK set without keys. */
    JWKS_EMPTY,
    /** The correct keys, between other keys of which each is broken in a different way. */
    JWKS_BROKEN_KEYS,
    /** Each answer in JSON begins with a byte order mark. */
    BYTE_ORDER_MARK,

    // The way back to the client

    /** {@code iss} names another issuer, as in a mix-up (RFC 9207 section 2.4). */
    CALLBACK_WRONG_ISS,
    /** There is no {@code iss}, although discovery promises one. */
    CALLBACK_NO_ISS,
    /** {@code error=server_error} in place of a code. */
    CALLBACK_ERROR,
    /** The same without {@code iss}, although discovery promises one, as Keycloak 23 does. */
    CALLBACK_ERROR_NO_ISS,
    /** There is no {@code state}. */
    CALLBACK_NO_STATE,
    /** There is an {@code id_token} beside the code, as if a hybrid flow had been asked for. */
    CALLBACK_EXTRA_ID_TOKEN
}
