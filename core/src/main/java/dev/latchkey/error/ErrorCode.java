package dev.latchkey.error;

/**
 * The reason why a sign-in or a request failed. The name {@link #wire} is stable. It appears in logs and metrics. If
 * {@link #shown}, it also appears in the {@code error} parameter of a page (wire.md#error-codes). Each code has a page
 * under {@code docs/errors} that says what to do. New versions may add codes, but never rename one.
 */
public enum ErrorCode {
    /** The {@code signIn} callback or the guard refused the request. */
    ACCESS_DENIED("AccessDenied", Page.ERROR, true),
    /** The credentials were not accepted. */
    CREDENTIALS_SIGNIN("CredentialsSignin", Page.SIGN_IN, true),
    /** The provider answered the authorization request with an error (RFC 6749 section 4.1.2.1). */
    OAUTH_CALLBACK("OAuthCallbackError", Page.SIGN_IN, true),
    /**
     * The account cannot be linked to the user, because another user has its address, or because it belongs to another
     * user (wire.md#whose-an-account-is).
     */
    ACCOUNT_NOT_LINKED("OAuthAccountNotLinked", Page.SIGN_IN, true),
    /** A user has the address with which somebody signs up with a passkey. */
    PASSKEY_NOT_LINKED("AccountNotLinked", Page.SIGN_IN, true),
    /** A passkey is not known here, or the browser's answer does not verify. */
    WEBAUTHN_VERIFICATION("WebAuthnVerificationError", Page.ERROR, true),
    /** The text is not an e-mail address, or the mail could not be sent (W29). */
    EMAIL_SIGNIN("EmailSignin", Page.SIGN_IN, true),
    /** A link or a code from a mail is wrong, has expired, or was already used. */
    VERIFICATION("Verification", Page.ERROR, true),
    /**
     * A signed-in user did not confirm their identity, because they used another account or the provider did not
     * authenticate them again. The session stays unchanged.
     */
    NOT_CONFIRMED("NotConfirmed", Page.ERROR, true),
    /** This client has sent too many requests and may try again later. */
    TOO_MANY_REQUESTS("TooManyRequests", Page.ERROR, true),
    /** A form came without its CSRF token (wire.md#csrf). */
    MISSING_CSRF("MissingCSRF", Page.SIGN_IN, true),
    /** The request needs a session, and nobody is signed in. */
    SESSION_REQUIRED("SessionRequired", Page.SIGN_IN, true),
    /** The callback does not belong to an attempt of this browser. Browsers see {@link #OAUTH_CALLBACK} (W53). */
    INVALID_CHECK("InvalidCheck", Page.SIGN_IN, false),
    /** The provider could not be reached, or its answer must not be trusted. */
    CALLBACK_ROUTE("CallbackRouteError", Page.ERROR, false),
    /** The provider's description of the person could not be read. */
    OAUTH_PROFILE_PARSE("OAuthProfileParseError", Page.ERROR, false),
    /** A provider gives no new tokens until the user signs in there again. This code appears only in logs. */
    REFRESH_TOKEN("RefreshTokenError", Page.ERROR, false),
    /** There is no such provider, or it does not support this action. */
    INVALID_PROVIDER("InvalidProvider", Page.ERROR, false),
    /** There is no such action, or it does not allow this HTTP method. */
    UNKNOWN_ACTION("UnknownAction", Page.ERROR, false),
    /** The public address is not configured, and the address in the request is not trusted. */
    UNTRUSTED_HOST("UntrustedHost", Page.ERROR, false),
    /** The body is longer than the limit. */
    BODY_TOO_LARGE("BodyTooLarge", Page.ERROR, false),
    /** The request is malformed. */
    BAD_REQUEST("BadRequest", Page.ERROR, false),
    /** A session token belongs to another application, was changed, or has expired. This code appears only in logs. */
    JWT_SESSION("JWTSessionError", Page.ERROR, false),
    /**
     * The store did not answer. The response is 503 and asks the client to try again. Browsers see
     * {@link #CONFIGURATION}.
     */
    ADAPTER("AdapterError", Page.ERROR, false),
    /** More work waits than this node can do soon. The response is 503 and asks the client to try again. */
    OVERLOADED("Overloaded", Page.ERROR, false),
    /**
     * Signing out at the provider failed. The session of this application has ended nevertheless. This code appears
     * only in logs.
     */
    SIGN_OUT("SignOutError", Page.ERROR, false),
    /** An event listener threw an exception. This code appears only in logs. */
    EVENT("EventError", Page.ERROR, false),
    /** A callback of the application threw an exception, or the application is configured wrongly. */
    CONFIGURATION("Configuration", Page.ERROR, true);

    private final String wire;
    private final Page page;
    private final boolean shown;

    ErrorCode(String wire, Page page, boolean shown) {
        this.wire = wire;
        this.page = page;
        this.shown = shown;
    }

    private enum Page {
        SIGN_IN,
        ERROR
    }

    /** Returns the name of the code on the wire, such as {@code OAuthCallbackError}. */
    public String wire() {
        return wire;
    }

    /** Returns whether the sign-in page shows the code. If not, the error page does. */
    public boolean isForSignInPage() {
        return page == Page.SIGN_IN;
    }

    /** Returns whether browsers see the code. If not, browsers see {@code Configuration} instead. */
    public boolean shown() {
        return shown;
    }
}
