package dev.latchkey.email;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;

/** Makes the refusal of a link or a code that proves nothing, or no longer does. */
final class VerificationRefusal {

    private VerificationRefusal() {}

    static AuthException.Refused of(String message) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, message);
    }
}
