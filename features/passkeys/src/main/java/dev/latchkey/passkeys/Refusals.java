package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;

/** The refusals of several ceremonies. An unknown passkey and one that does not verify look the same from outside. */
final class Refusals {

    private Refusals() {}

    static AuthException.Refused unverified(RuntimeException cause) {
        return new AuthException.Refused(
                ErrorCode.WEBAUTHN_VERIFICATION,
                "the browser's answer does not verify: " + cause.getClass().getSimpleName(),
                cause);
    }

    static AuthException.Refused unknown() {
        return new AuthException.Refused(ErrorCode.WEBAUTHN_VERIFICATION, "nobody has this passkey");
    }

    static AuthException.Refused invalidCheck(String why) {
        return new AuthException.Refused(ErrorCode.INVALID_CHECK, why);
    }

    /** The user took longer than a challenge lasts, or the browser has lost its cookie. */
    static AuthException.Refused expired() {
        return new AuthException.Refused(
                ErrorCode.INVALID_CHECK,
                FailureCause.ATTEMPT_EXPIRED,
                "this browser has no challenge that is valid for it",
                null);
    }
}
