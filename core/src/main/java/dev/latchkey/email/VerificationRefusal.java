package dev.latchkey.email;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;

/** A link or a code that proves nothing, or no longer does. */
final class VerificationRefusal {

    private VerificationRefusal() {}

    static AuthException.Refused of(String message) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, message);
    }
}
