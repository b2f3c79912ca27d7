package dev.latchkey.email;

import dev.latchkey.wire.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address that a person has just proved to own, with a token that is now used. An object of this type is itself the
 * proof, because only {@link EmailChallenges} creates such objects.
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

    /**
     * Returns the address to which the browser goes after the sign-in, as given when the browser asked for the mail;
     * {@code null} if it is not known.
     */
    public @Nullable String callbackUrl() {
        return callbackUrl;
    }

    @Override
    public String toString() {
        return "ProvenAddress[hidden]";
    }
}
