package dev.latchkey.passkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an authenticator has to sign, and for what.
 *
 * @param value 256 random bits, in base64url
 * @param userId of the user who got it; {@code null}: nobody was signed in
 * @param email with which somebody signs up, normalised; {@code null} for other ceremonies
 * @param handle by which authenticators will know the new user; {@code null} for other ceremonies
 * @param begun when it was made, in whole seconds
 */
record Challenge(
        String value,
        Ceremony ceremony,
        @Nullable String userId,
        @Nullable String email,
        @Nullable String handle,
        Instant begun) {

    @Override
    public String toString() {
        return "Challenge[" + ceremony + "]";
    }
}
