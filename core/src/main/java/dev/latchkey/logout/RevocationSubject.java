package dev.latchkey.logout;

import dev.latchkey.storage.AccountOwners;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.Ascii;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user whom a provider names in a request, as a subject identifier (RFC 9493).
 *
 * @param issuer {@code null} if the provider names an e-mail address
 * @param text the subject or the address
 */
record RevocationSubject(@Nullable String issuer, String text) {

    /** Reads a subject identifier in the format {@code iss_sub} or {@code email}; empty if it is none of them. */
    static Optional<RevocationSubject> of(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> members) || !(members.get("format") instanceof String format)) {
            return Optional.empty();
        }
        return switch (format) {
            case "iss_sub" ->
                members.get("iss") instanceof String issuer && members.get("sub") instanceof String subject
                        ? Optional.of(new RevocationSubject(issuer, subject))
                        : Optional.empty();
            case "email" ->
                members.get("email") instanceof String email
                        ? Optional.of(new RevocationSubject(null, Ascii.lower(email)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns whether a provider may name this user. */
    boolean isOf(String provider) {
        return issuer == null || issuer.equals(provider);
    }

    /** Returns the user, who must have an account at the provider. */
    Optional<StoredUser> find(CheckedStore store, String provider) {
        AccountOwners owners = new AccountOwners(store);
        return issuer != null
                ? owners.owner(issuer, text)
                : store.userByEmail(text)
                        .filter(found -> owners.accounts(found.user().id()).stream()
                                .anyMatch(account -> account.issuer().equals(provider)));
    }

    @Override
    public String toString() {
        return "RevocationSubject[hidden]";
    }
}
