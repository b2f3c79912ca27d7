package dev.latchkey.email;

import static java.util.Objects.requireNonNull;

import dev.latchkey.seal.Hashes;
import dev.latchkey.wire.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The recipient and the purpose of a mail. A token for one purpose is not valid for the other, because the store keeps
 * it under another identifier.
 *
 * @param confirming the id of the user who confirms their identity; {@code null} for a sign-in
 */
public record ChallengeRecipient(
        EmailAddress address, @Nullable String confirming) {

    public ChallengeRecipient {
        requireNonNull(address, "address");
    }

    /** Returns the recipient of a mail for a sign-in. */
    public static ChallengeRecipient signingIn(EmailAddress address) {
        return new ChallengeRecipient(address, null);
    }

    /** Returns the recipient of a mail with which a signed-in user confirms their identity. */
    public static ChallengeRecipient confirming(EmailAddress address, String userId) {
        return new ChallengeRecipient(address, userId);
    }

    /** Returns the identifier under which the store keeps the token. */
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
