package dev.latchkey.email;

import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.SetCookie;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that is neither stored nor sent yet.
 *
 * @param recipient the recipient of the mail
 * @param id the id of the stored code; {@code null} if there is no code
 * @param token the token in the link
 * @param code the code in the mail; {@code null} if there is none
 * @param tokenHash the hash under which the store keeps the token
 * @param cookie the cookie for the browser that asked for the mail
 * @param issued when the browser asked
 */
public record IssuedChallenge(
        ChallengeRecipient recipient,
        @Nullable String id,
        String token,
        @Nullable String code,
        String tokenHash,
        SetCookie cookie,
        Instant issued) {

    public EmailAddress address() {
        return recipient.address();
    }

    @Override
    public String toString() {
        return "IssuedChallenge[hidden]";
    }
}
