package dev.latchkey.email;

import dev.latchkey.wire.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address that somebody has just proved to be theirs with a token, which is used up. An object of this type is the
 * proof, because only {@link EmailChallenges} makes one.
 */
public final class ProvenAddress {

    private final EmailAddress address;
    private final @Nullable String callbackUrl;

    ProvenAddress(EmailAddress address, @Nullable String callbackUrl) {
        this.address = address;
        this.callbackUrl = callbackUrl;
    }

    public EmailAddress address() {
        return address;
    }

    /** Where the person was to be sent in the end, as given when the mail was asked for; {@code null}: not known. */
    public @Nullable String callbackUrl() {
        return callbackUrl;
    }

    @Override
    public String toString() {
        return "ProvenAddress[hidden]";
    }
}
