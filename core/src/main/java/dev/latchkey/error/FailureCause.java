package dev.latchkey.error;

import java.util.Locale;

/**
 * What was wrong when a sign-in failed, where the {@link ErrorCode} does not say it. The list is closed, and the name
 * {@link #wire} is stable, so both can be used in metrics. New versions may add causes, but never rename one. A cause
 * contains nothing of the request or of the provider's answer. Pages name only the causes that are {@link #shown}.
 */
public enum FailureCause {
    /** The callback has no {@code state}, or one that Latchkey cannot have made. */
    STATE_MISSING,
    /**
     * This browser has no attempt with this {@code state}: the state was altered, the browser has lost the cookie, or
     * the attempt belongs to another browser, was used, or ended long ago.
     */
    STATE_UNKNOWN(true),
    /** The attempt took longer than it may, or the sign-in waited too long for a step. */
    ATTEMPT_EXPIRED(true),
    /** The attempt began with another provider, issuer, client or callback address. */
    OTHER_CALLBACK(true),
    /** The attempt was used already. */
    REPLAY(true),
    /** The callback has a parameter more than once (RFC 6749 section 3.1). */
    REPEATED_PARAMETER,
    /** The callback has a parameter that does not belong there, such as a token, or an error beside a code. */
    UNEXPECTED_PARAMETER,
    /**
     * The user cancelled at the provider, or the provider says that this user may not go on ({@code access_denied}).
     */
    CANCELLED(true),
    /** The provider answered the authorization request with another error. */
    PROVIDER_REFUSED,
    /** The callback has no code, or one that no provider makes. */
    CODE_MISSING,
    /** The provider does not know the code, or gave it for another attempt. */
    CODE_REFUSED(true),
    /** The token endpoint refused the request for another reason, for example because of the client's credentials. */
    TOKEN_REQUEST_REFUSED,
    /** The provider has ended its grant, or gave no refresh token, so the user must sign in there again. */
    GRANT_ENDED,
    /** The provider refused another request, such as that for user information. */
    REQUEST_REFUSED,
    /** The provider did not answer in time, or answered that it has failed. */
    UNREACHABLE(true),
    /** An answer of the provider does not have the form that the protocol demands. */
    ANSWER_UNREADABLE,
    /**
     * The provider's metadata lacks an address, names one to which secrets must not be sent, or says that the provider
     * cannot do what its configuration demands.
     */
    METADATA,
    /** Metadata, callback, ID token or user information are of another issuer, or name none. */
    ISSUER,
    /** ID token or user information are for another client. */
    AUDIENCE,
    /** ID token or user information name nobody, or two different users. */
    SUBJECT,
    /** The ID token does not have the {@code nonce} of the attempt. */
    NONCE,
    /** The ID token has ended. */
    EXPIRED,
    /** The ID token was issued in the future, or is not valid yet. */
    NOT_YET_VALID,
    /** The ID token does not say when it was issued or when it ends. */
    TIME_MISSING,
    /** The token response has no ID token. */
    ID_TOKEN_MISSING,
    /** A token cannot be read, or its header demands something that Latchkey does not offer. */
    TOKEN_UNREADABLE,
    /** A token uses an algorithm that is not accepted, or none. */
    ALGORITHM,
    /** None of the provider's keys verifies the signature of a token. */
    SIGNATURE,
    /** A token is not encrypted although it must be, or cannot be decrypted. */
    ENCRYPTION,
    /** The authorization response is not signed although it must be. */
    RESPONSE_UNSIGNED,
    /** The access token is not bound to the application's key although it must be. */
    TOKEN_UNBOUND,
    /** The access token does not belong to the ID token. */
    ACCESS_TOKEN_HASH,
    /** The provider does not say that it has authenticated the user again, or recently enough. */
    AUTHENTICATION_TIME,
    /** The provider does not say that it has authenticated the user as demanded ({@code acr}, {@code amr}). */
    AUTHENTICATION_CONTEXT,
    /** A token of which a provider says that it ends sessions lacks what such a token has, or is of another kind. */
    NOT_A_LOGOUT_TOKEN,
    /** The user information is not signed although it must be. */
    USER_INFO_UNSIGNED,
    /** The provider's description of the user cannot be read. */
    PROFILE,
    /** There is no provider with this id, or it does not sign in this way. */
    PROVIDER_UNKNOWN(true),
    /** A link from a mail was used already, is not complete, or ended long ago. */
    LINK_USED(true),
    /** A link from a mail has ended. */
    LINK_EXPIRED(true),
    /** A code from a mail has ended, or it was used already. */
    CODE_EXPIRED(true),
    /** A code from a mail was guessed too often. */
    TOO_MANY_GUESSES(true),
    /** A code from a mail came from a browser that did not ask for this mail. */
    OTHER_BROWSER(true),
    /** The application has disabled the user. */
    USER_DISABLED(true);

    private final boolean shown;

    FailureCause() {
        this(false);
    }

    FailureCause(boolean shown) {
        this.shown = shown;
    }

    /** Returns whether pages may say this cause to the user, as the {@code reason} parameter of their address. */
    public boolean shown() {
        return shown;
    }

    /** Returns the name of the cause in logs, metrics and addresses, such as {@code state_missing}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
