package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;

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
}
