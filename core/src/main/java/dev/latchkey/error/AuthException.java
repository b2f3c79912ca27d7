package dev.latchkey.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A failed authentication. The subclasses differ in who can correct the failure. This is the user ({@link Refused},
 * {@link CredentialsSignin}, {@link TooManyRequests}), the identity provider ({@link Upstream}), or the operator of
 * this application ({@link Fault}).
 *
 * <p>The message is for logs and contains no token, secret, code or cookie value. A browser sees only the
 * {@link #code}.
 */
public abstract sealed class AuthException extends RuntimeException
        permits AuthException.Refused, AuthException.Upstream, AuthException.Fault, CredentialsSignin, TooManyRequests {

    private final ErrorCode code;
    private final @Nullable FailureCause failureCause;

    AuthException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, null, message, cause);
    }

    AuthException(ErrorCode code, @Nullable FailureCause why, String message, @Nullable Throwable cause) {
        super(
                requireNonNull(code, "code").wire() + ": " + message + (why == null ? "" : " [" + why.wire() + "]"),
                cause);
        this.code = code;
        this.failureCause = why;
    }

    /** Creates the exception of {@link #inThisThread}. */
    AuthException(AuthException failure) {
        super(failure.getMessage(), failure);
        this.code = failure.code;
        this.failureCause = failure.failureCause;
    }

    /**
     * Returns an exception that says the same, with the stack trace of this thread. This exception is its cause. If
     * several threads wait for one call that fails, each throws an exception of its own, which says what that thread
     * was doing and to which other code may add.
     */
    public abstract AuthException inThisThread();

    /** Returns the stable code of the failure, which can be used in metrics. */
    public final ErrorCode code() {
        return code;
    }

    /** Returns what was wrong, where the {@link #code} does not say it; otherwise {@code null}. */
    public final @Nullable FailureCause failureCause() {
        return failureCause;
    }

    /**
     * Returns whether the user or client can correct the failure. If not, the failure is a fault of the application or
     * the provider.
     */
    public final boolean isRefusal() {
        return this instanceof Refused || this instanceof CredentialsSignin || this instanceof TooManyRequests;
    }

    /** A refused request. For example, the user denied consent, the form had no CSRF token, or nobody was signed in. */
    public static final class Refused extends AuthException {
        public Refused(ErrorCode code, String message) {
            super(code, message, null);
        }

        public Refused(ErrorCode code, String message, Throwable cause) {
            super(code, message, cause);
        }

        /** Creates the refusal of a sign-in. The message ends with the name of {@code why}. */
        public Refused(ErrorCode code, FailureCause why, String message, @Nullable Throwable cause) {
            super(code, why, message, cause);
        }

        private Refused(Refused failure) {
            super(failure);
        }

        /**
         * Returns a refusal with {@link ErrorCode#SESSION_REQUIRED}, for code that needs a session while nobody is
         * signed in.
         */
        public static Refused sessionRequired() {
            return new Refused(ErrorCode.SESSION_REQUIRED, "this code runs only for somebody who is signed in");
        }

        @Override
        public Refused inThisThread() {
            return new Refused(this);
        }
    }

    /** A failure of the provider, which did not answer, or whose answer must not be trusted. */
    public static final class Upstream extends AuthException {
        public Upstream(ErrorCode code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }

        /** Creates the failure of a sign-in at a provider. The message ends with the name of {@code why}. */
        public Upstream(ErrorCode code, FailureCause why, String message, @Nullable Throwable cause) {
            super(code, why, message, cause);
        }

        private Upstream(Upstream failure) {
            super(failure);
        }

        @Override
        public Upstream inThisThread() {
            return new Upstream(this);
        }
    }

    /** A fault of this application. For example, a callback threw, or an address is not configured. */
    public static final class Fault extends AuthException {
        public Fault(ErrorCode code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }

        private Fault(Fault failure) {
            super(failure);
        }

        @Override
        public Fault inThisThread() {
            return new Fault(this);
        }
    }
}
