package dev.latchkey.email;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.wire.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mail that this browser has asked for last, as its sealed cookie has it.
 *
 * @param recipient whom it went to
 * @param id of what is kept about the code; {@code null}: there was no code
 * @param tokenHash of the link's token
 * @param callbackUrl where to go in the end
 */
public record PendingChallenge(
        ChallengeRecipient recipient, @Nullable String id, String tokenHash, String callbackUrl) {

    static Optional<PendingChallenge> of(Claims content) {
        EmailAddress address = EmailAddress.of(content.text("email").orElse(null));
        return address == null
                ? Optional.empty()
                : Optional.of(new PendingChallenge(
                        new ChallengeRecipient(address, content.text("confirming").orElse(null)),
                        content.text("challenge").orElse(null),
                        content.text("hash").orElse(""),
                        content.text("callbackUrl").orElse("")));
    }

    public EmailAddress address() {
        return recipient.address();
    }

    boolean isOfOneOf(List<String> hashes) {
        return hashes.stream().anyMatch(hash -> Hashes.constantTimeEquals(tokenHash, hash));
    }

    @Override
    public String toString() {
        return "PendingChallenge[hidden]";
    }
}
