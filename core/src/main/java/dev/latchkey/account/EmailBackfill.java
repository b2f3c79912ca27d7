package dev.latchkey.account;

import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * Gives a user without an address the address that their provider has verified. At the first sign-in, the provider did
 * not know the address, or the user had not granted access to it. If a user already has an address, only the
 * application may change it.
 *
 * <p>A user who has a factor beside the account, such as a passkey or an authenticator app, gets no address. The
 * provider's word is no proof, so the first proof by the owner of the mailbox would remove the factor (B12).
 */
public record EmailBackfill(CheckedStore store, InstantSource clock, Predicate<StoredUser> hasFactor) {

    /**
     * Returns the user with the address to add. Returns the user unchanged if they already have an address, if another
     * user has the address to add, or if the user has a factor beside the account.
     */
    User added(StoredUser stored, Profile profile) {
        User known = stored.user();
        if (known.email() != null) {
            return known;
        }
        return profile.verifiedEmail()
                .filter(email -> store.userByEmail(email).isEmpty() && !hasFactor.test(stored))
                .map(email -> new User(known.id(), known.name(), email, known.image()))
                .orElse(known);
    }

    /**
     * Adds the address of {@code added}. Returns {@code false} if another user has the address by now, or if the user
     * has got another address in the meantime.
     */
    boolean add(StoredUser known, User added) {
        return store.replaceEmail(known, added.email(), clock.instant());
    }
}
