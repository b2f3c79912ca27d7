package dev.latchkey.email;

import static java.util.Objects.requireNonNull;

import dev.latchkey.seal.Hashes;
import dev.latchkey.wire.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail, and what for. What is mailed for one purpose is of no use for the other, since the store has it
 * under another name.
 *
 * @param confirming the id of the user who confirms that it is them; {@code null}: somebody who signs in
 */
public record ChallengeRecipient(EmailAddress address, @Nullable String confirming) {

    public ChallengeRecipient {
        requireNonNull(address, "address");
    }

    /** Somebody who signs in. */
    public static ChallengeRecipient signingIn(EmailAddress address) {
        return new ChallengeRecipient(address, null);
    }

    /** A user who is signed in and confirms that it is them. */
    public static ChallengeRecipient confirming(EmailAddress address, String userId) {
        return new ChallengeRecipient(address, userId);
    }

    /** Under what the store has the token. */
    String identifier() {
        return confirming == null
                ? address.text()
                : "confirm:" + Hashes.sha256Base64Url(confirming + "\n" + address.text());
    }

    @Override
    public String toString() {
        return "ChallengeRecipient[hidden]";
    }
}
