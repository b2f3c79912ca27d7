package dev.latchkey.email;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;

/** Creates the exception for a link or a code that is not valid, or no longer valid. */
final class VerificationRefusal {

    private VerificationRefusal() {}

    static AuthException.Refused of(FailureCause why, String message) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, why, message, null);
    }
}
