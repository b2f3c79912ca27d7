package dev.latchkey.error;

import static java.util.Objects.requireNonNull;

/**
 * Refuses credentials with a reason for the sign-in page, such as {@code locked}. The application's {@code authorize}
 * throws it. Browsers see the reason as {@code ?error=CredentialsSignin&code=<reason>} (wire.md#credentials), so the
 * reason must not reveal whether an account exists.
 */
public final class CredentialsSignin extends AuthException {

    /** The reason that is used if the application gives none. */
    public static final String DEFAULT_REASON = "credentials";

    private final String reason;

    public CredentialsSignin() {
        this(DEFAULT_REASON);
    }

    /** Creates an exception with {@code reason}, which is a short word. */
    public CredentialsSignin(String reason) {
        super(ErrorCode.CREDENTIALS_SIGNIN, "the credentials were not accepted", null);
        this.reason = requireNonNull(reason, "reason");
    }

    private CredentialsSignin(CredentialsSignin failure) {
        super(failure);
        this.reason = failure.reason;
    }

    @Override
    public CredentialsSignin inThisThread() {
        return new CredentialsSignin(this);
    }

    /** Returns the reason, which is the {@code code} parameter of the page. */
    public String reason() {
        return reason;
    }
}
