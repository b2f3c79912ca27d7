package dev.latchkey.testing;

/**
 * One way in which a token with which a provider ends sessions is wrong. Everything else in the token is right. Each
 * constant describes the token. The test of a client decides what the client should do.
 */
public enum LogoutFault {
    /** {@code alg} is {@code none}, and there is no signature. */
    ALG_NONE,
    /** The token is properly signed with a published key, but with another algorithm than ID tokens. */
    OTHER_ALGORITHM,
    /** The token is signed with another key, under the id of the published key. */
    FOREIGN_SIGNATURE,
    /** {@code iss} is the issuer with a character more. */
    WRONG_ISSUER,
    /** {@code aud} is the audience with a character more. */
    WRONG_AUDIENCE,
    /** There is no {@code events}. */
    NO_EVENT,
    /** {@code events} names another event. */
    WRONG_EVENT,
    /** There is a {@code nonce}, as in an ID token. */
    NONCE,
    /** {@code typ} in the header is that of an access token. */
    WRONG_TYPE,
    /** There is no {@code jti}. */
    NO_ID,
    /** There is neither {@code sub} nor {@code sid}. */
    NO_SUBJECT_AND_SESSION,
    /** {@code exp} passed an hour ago. */
    EXPIRED,
    /** There is no {@code exp}. */
    NO_EXPIRY,
    /** There is no {@code iat}. */
    NO_ISSUED_AT,
    /** {@code iat} was an hour ago, although {@code exp} is in the future. */
    ISSUED_LONG_AGO,
    /** {@code iat} is an hour in the future. */
    ISSUED_IN_FUTURE
}
