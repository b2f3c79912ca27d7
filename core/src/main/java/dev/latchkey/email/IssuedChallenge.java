package dev.latchkey.email;

import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.SetCookie;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that is neither stored nor sent yet.
 *
 * @param recipient who gets it
 * @param id of what is kept about the code; {@code null}: there is no code
 * @param token for the link
 * @param code {@code null}: there is none
 * @param tokenHash under which the store has the token
 * @param cookie for the browser that asked
 */
public record IssuedChallenge(
        ChallengeRecipient recipient,
        @Nullable String id,
        String token,
        @Nullable String code,
        String tokenHash,
        SetCookie cookie) {

    public EmailAddress address() {
        return recipient.address();
    }

    @Override
    public String toString() {
        return "IssuedChallenge[hidden]";
    }
}
