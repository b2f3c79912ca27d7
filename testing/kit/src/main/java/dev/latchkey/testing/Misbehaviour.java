package dev.latchkey.testing;

/**
 * One way in which a provider is broken or hostile (X7 of docs/threats.md). Each constant describes what the provider
 * does. The test of a client decides what the client should do.
 */
public enum Misbehaviour {
    // What the ID token says

    /** {@code iss} is the issuer with a character more. */
    WRONG_ISSUER,
    /** There is no {@code iss}. */
    NO_ISSUER,
    /** {@code aud} is the client's id with a character more. */
    WRONG_AUDIENCE,
    /** There is no {@code aud}. */
    NO_AUDIENCE,
    /** {@code aud} is a list with the client's id alone. */
    AUDIENCE_LIST,
    /** {@code azp} names another client. */
    WRONG_AZP,
    /** {@code aud} names another client as well, and there is no {@code azp}. */
    EXTRA_AUDIENCE_WITHOUT_AZP,
    /** {@code nonce} is the value in the authorization request with a character more. */
    WRONG_NONCE,
    /** There is no {@code nonce}. */
    NO_NONCE,
    /** {@code exp} passed an hour ago. */
    EXPIRED,
    /** {@code exp} passed six minutes ago. */
    EXPIRED_SIX_MINUTES,
    /** There is no {@code exp}. */
    NO_EXPIRY,
    /** There is no {@code iat}. */
    NO_ISSUED_AT,
    /** {@code iat} is an hour in the future. */
    ISSUED_IN_FUTURE,
    /** {@code nbf} is an hour in the future. */
    NOT_YET_VALID,
    /** There is no {@code sub}. */
    NO_SUBJECT,
    /** There is no {@code auth_time}. */
    NO_AUTH_TIME,
    /** {@code auth_time} was an hour ago, although {@code max_age} required the provider to ask the user again. */
    OLD_AUTH_TIME,
    /** {@code at_hash} is the hash of another access token. */
    WRONG_ACCESS_TOKEN_HASH,
    /** Every person has another {@code sub} or numeric id than before, in the ID token and at the user endpoints. */
    CHANGED_SUBJECT,
    /** The ID token and the user endpoints do not say that the e-mail address is verified. */
    UNVERIFIED_EMAIL,

    // How the ID token is signed

    /** {@code alg} is {@code none}, there is no signature, and discovery offers {@code none}. */
    ALG_NONE,
    /**
     * The signature is an HMAC whose key is the published RSA key (its DER form), and discovery offers {@code HS256}.
     */
    HS256_WITH_PUBLIC_KEY,
    /** The ID token is properly signed, but with {@code RS256}. */
    ID_TOKEN_RS256,
    /** The ID token is signed with another key, under the id of the published key. */
    FOREIGN_SIGNATURE,
    /** One bit of the signature is wrong. */
    BROKEN_SIGNATURE,
    /** The provider replaces its keys, and publishes only the new ones, before each signature. */
    KEYS_CHANGE_BEFORE_SIGNATURE,
    /** The ID token is signed with a key that is not in the JWK set, under that key's own id. */
    UNKNOWN_KID,
    /** The ID token is properly signed, but has no {@code kid}. */
    MISSING_KID,
    /**
     * The algorithm is {@code ES256}, the key id is that of the published EC key, and the signature is all zeros
     * (CVE-2022-21449).
     */
    ES256_ZERO_SIGNATURE,
    /**
     * The ID token is properly signed, but has a {@code crit} header that no client understands (RFC 7515 section
     * 4.1.11).
     */
    CRIT_HEADER,
    /**
     * The ID token is signed with another key, which is in the {@code jwk} header under the id of the published key.
     */
    EMBEDDED_JWK,
    /**
     * The ID token is signed with another key, which is at the address in the {@code jku} header,
     * {@code /attacker/jwks}.
     */
    JKU_HEADER,

    /** The ID token is encrypted for a client that is registered for it, but not signed inside. */
    ID_TOKEN_ENCRYPTED_UNSIGNED,
    /** The ID token is not encrypted, although the client is registered for it. */
    ID_TOKEN_NOT_ENCRYPTED,

    // The token endpoint

    /** The response has no {@code id_token}. */
    NO_ID_TOKEN,
    /** The token endpoint answers with status 500. */
    TOKEN_500,
    /** The token endpoint answers with status 400 and {@code invalid_grant}. */
    TOKEN_400_INVALID_GRANT,
    /** The token endpoint does its work, spends the code or refresh token, and then answers with status 500. */
    TOKEN_ANSWER_LOST,
    /** The token endpoint answers with status 200 and a web page. */
    TOKEN_HTML,
    /** The provider sends the proper response, padded to more than 8 MiB. */
    TOKEN_HUGE_BODY,
    /** The provider sends the proper response, but only after it behaves properly again or changes its misbehaviour. */
    TOKEN_SLOW,
    /**
     * The token endpoint redirects with status 307 to the same path with {@code /elsewhere} added, which answers
     * properly.
     */
    TOKEN_REDIRECT,
    /** The provider sends the proper response, but with the token type {@code mac}. */
    TOKEN_TYPE_MAC,
    /** The provider sends the proper response, but with status 201. */
    TOKEN_201,
    /** The provider sends the proper token type, in other case. */
    TOKEN_TYPE_OTHER_CASE,
    /** There is no {@code expires_in}. */
    NO_EXPIRES_IN,
    /** There is no {@code token_type}. */
    NO_TOKEN_TYPE,
    /**
     * There is no {@code access_token} beside the ID token, as with Azure AD B2C, and so no {@code at_hash} in the ID
     * token.
     */
    NO_ACCESS_TOKEN,
    /** After a refresh, the scope is {@code openid} alone. */
    REFRESH_NARROWER_SCOPE,
    /** A refresh does not rotate the refresh token: the response has none, and the old one stays valid. */
    REFRESH_TOKEN_STAYS,
    /** The revocation endpoint revokes nothing, and answers with status 500. */
    REVOCATION_500,

    // The introspection endpoint

    /** The introspection endpoint answers with status 500. */
    INTROSPECTION_500,
    /** The provider sends the proper response, but only after it behaves properly again or changes its misbehaviour. */
    INTROSPECTION_SLOW,

    // The user endpoints

    /** The user endpoints answer with status 401. */
    USERINFO_401,
    /** {@code sub} differs from the {@code sub} of the ID token. */
    USERINFO_OTHER_SUBJECT,
    /** The userinfo endpoint accepts the access token only in a form (RFC 6750 section 2.2). */
    USERINFO_TOKEN_IN_FORM_ONLY,
    /** The claim {@code eye_color} is in a JWT beside the others (OpenID Connect Core section 5.6.2). */
    AGGREGATED_CLAIMS,
    /** The same, but the JWT is signed with a key that is not in the JWK set, under the id of a published key. */
    AGGREGATED_CLAIMS_FOREIGN_SIGNATURE,
    /** The same, but {@code alg} of the JWT is {@code none}, and it names no issuer. */
    AGGREGATED_CLAIMS_UNSIGNED,
    /** The claim {@code eye_color} is in a JWT at {@code /claims}, for which there is another access token. */
    DISTRIBUTED_CLAIMS,
    /** The same, but the JWT is signed with a key that is not in the JWK set, under the id of a published key. */
    DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE,
    /** The same, but {@code alg} of the JWT is {@code none}, and it names no issuer. */
    DISTRIBUTED_CLAIMS_UNSIGNED,
    /** The response is a signed JWT (OpenID Connect Core section 5.3.2). */
    USERINFO_JWT,
    /** The response is a JWT that is signed with a key that is not in the JWK set, under the id of a published key. */
    USERINFO_JWT_FOREIGN_SIGNATURE,
    /** The response is a properly signed JWT for another client. */
    USERINFO_JWT_WRONG_AUDIENCE,
    /** The response is a properly signed JWT that names another issuer. */
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

    /** Discovery answers with status 500. */
    DISCOVERY_500,
    /** {@code issuer} names another issuer. */
    DISCOVERY_WRONG_ISSUER,
    /** The provider sends the proper response, but only after it behaves properly again or changes its misbehaviour. */
    DISCOVERY_SLOW,
    /** The provider sends the proper response, padded to more than 8 MiB. */
    DISCOVERY_HUGE,
    /** The address of the keys answers with status 500. */
    JWKS_500,
    /** Discovery names another address for the keys, and there are none at the usual one. */
    JWKS_ELSEWHERE,
    /** The JWK set has no keys. */
    JWKS_EMPTY,
    /** The JWK set has the correct keys between other keys, each of which is broken in a different way. */
    JWKS_BROKEN_KEYS,
    /** Beside each key in the JWK set there are keys of other kinds, which sign nothing, under the same id. */
    JWKS_SHARED_IDS,
    /** Each JSON response begins with a byte order mark. */
    BYTE_ORDER_MARK,

    // Security profiles, for clients that use them

    /** Discovery names nothing that only security profiles need. */
    PAR_NOT_IN_DISCOVERY,
    /** The endpoint for pushed requests answers with status 400 and {@code invalid_request}. */
    PAR_REFUSED,
    /** The endpoint for pushed requests answers with status 500. */
    PAR_500,
    /** The response to a pushed request has no {@code request_uri}. */
    PAR_NO_REQUEST_URI,
    /** Discovery says that the provider does not fetch requests. */
    REQUEST_URI_NOT_SUPPORTED,
    /** The provider asks for the headers of a request that it fetches, then fetches it twice, and takes the last. */
    REQUEST_URI_FETCHED_TWICE,
    /** The authorization response is not signed, although the client asked for that. */
    JARM_UNSIGNED,
    /** The signed response has no {@code iss}. */
    JARM_NO_ISSUER,
    /** {@code iss} of the signed response is the issuer with a character more. */
    JARM_WRONG_ISSUER,
    /** The signed response has no {@code aud}. */
    JARM_NO_AUDIENCE,
    /** {@code aud} of the signed response is the client's id with a character more. */
    JARM_WRONG_AUDIENCE,
    /** The signed response has no {@code exp}. */
    JARM_NO_EXPIRY,
    /** {@code exp} of the signed response passed ten minutes ago. */
    JARM_EXPIRED,
    /** One bit of the signature of the response is wrong. */
    JARM_BROKEN_SIGNATURE,
    /** The response is signed with a key that is not in the JWK set, under the id of a published key. */
    JARM_FOREIGN_SIGNATURE,
    /** {@code alg} of the response is {@code none}, and there is no signature. */
    JARM_ALG_NONE,
    /** The signed response is not encrypted, although the client is registered for it. */
    JARM_NOT_ENCRYPTED,
    /** The response is encrypted for a client that is registered for it, but not signed inside. */
    JARM_ENCRYPTED_UNSIGNED,
    /** The provider ignores the DPoP proof, and gives a bearer token. */
    DPOP_TOKEN_NOT_BOUND,
    /** The provider demands another nonce, whatever the proof has. */
    DPOP_NONCE_NEVER_RIGHT,
    /** The challenge {@code DPoP} of the userinfo endpoint is in other case. */
    DPOP_CHALLENGE_OTHER_CASE,

    // The way back to the client

    /** {@code iss} names another issuer, as in a mix-up (RFC 9207 section 2.4). */
    CALLBACK_WRONG_ISS,
    /** There is no {@code iss}, although discovery promises one. */
    CALLBACK_NO_ISS,
    /** The callback has {@code error=server_error} instead of a code. */
    CALLBACK_ERROR,
    /**
     * The callback has {@code error=server_error} and no {@code iss}, although discovery promises one, as with Keycloak
     * 23.
     */
    CALLBACK_ERROR_NO_ISS,
    /** There is no {@code state}. */
    CALLBACK_NO_STATE,
    /** {@code state} has a character more. */
    CALLBACK_ALTERED_STATE,
    /** {@code state} is there twice, with the same value. */
    CALLBACK_STATE_TWICE,
    /** {@code code} is there twice, with the same value. */
    CALLBACK_CODE_TWICE,
    /** {@code iss} is there twice, with the same value. */
    CALLBACK_ISS_TWICE,
    /** The callback has {@code error=server_error} twice instead of a code. */
    CALLBACK_ERROR_TWICE,
    /** {@code response} is there twice beside the code, with the same value. */
    CALLBACK_RESPONSE_TWICE,
    /** There is an {@code error} beside the code. */
    CALLBACK_ERROR_AND_CODE,
    /** There is an {@code id_token} beside the code, as if the client had requested a hybrid flow. */
    CALLBACK_EXTRA_ID_TOKEN,
    /** There is an {@code access_token} beside the code. */
    CALLBACK_EXTRA_ACCESS_TOKEN,
    /** There is a {@code response} beside the code, as if the client had requested a signed response. */
    CALLBACK_EXTRA_RESPONSE,
    /** The code was given for another attempt of the same client, with another PKCE challenge. */
    CALLBACK_FOREIGN_CODE,
    /** The browser comes back by a form if the client asked for a redirect, and the other way round. */
    CALLBACK_OTHER_METHOD
}
