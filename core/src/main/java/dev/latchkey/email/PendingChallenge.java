package dev.latchkey.email;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.wire.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last challenge that this browser has asked for, as read from its sealed cookie.
 *
 * @param recipient the recipient of the mail
 * @param id the id of the stored code; {@code null} if the mail has no code
 * @param tokenHash the hash of the link's token
 * @param callbackUrl the address to which the browser goes after the sign-in or confirmation
 * @param remembered whether the user has chosen to stay signed in
 */
public record PendingChallenge(
        ChallengeRecipient recipient, @Nullable String id, String tokenHash, String callbackUrl, boolean remembered) {

    static final String REMEMBERED = "remember";

    static Optional<PendingChallenge> of(Claims content) {
        EmailAddress address = EmailAddress.of(content.text("email").orElse(null));
        return address == null
                ? Optional.empty()
                : Optional.of(new PendingChallenge(
                        new ChallengeRecipient(
                                address, content.text("confirming").orElse(null)),
                        content.text("challenge").orElse(null),
                        content.text("hash").orElse(""),
                        content.text("callbackUrl").orElse(""),
                        Boolean.TRUE.equals(content.get(REMEMBERED))));
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
