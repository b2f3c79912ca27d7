package dev.latchkey.account;

import dev.latchkey.account.AddressProofRecords.Origin;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.User;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds users to the store, each with the record of how the user got the address. */
public record NewUsers(CheckedStore store, Randoms randoms, InstantSource clock) {

    /** Returns a user as one would be added, with a random id. */
    public User candidate(@Nullable String name, @Nullable String email, @Nullable String image) {
        return new User(randoms.uuid(), name, email, image);
    }

    /**
     * Adds a user.
     *
     * @param account the account with which the user comes; {@code null} if the user comes without one
     * @param origin how the user got the address; {@code null} if a provider has verified the address but has no
     *     authority over it
     * @return the user as added; empty if the id, the address or the account belongs to another user
     */
    public Optional<User> add(User user, @Nullable StoredAccount account, @Nullable Origin origin) {
        boolean verified = user.email() != null && (origin == null || origin == Origin.PROVED);
        Optional<User> added = store.createUser(new StoredUser(user, verified ? clock.instant() : null), account)
                .map(StoredUser::user);
        added.ifPresent(created -> record(created, origin));
        return added;
    }

    /**
     * Records how a new user got the address. If this fails, the user is removed again. Without the record, the user
     * would keep the address from its owner.
     */
    private void record(User user, @Nullable Origin origin) {
        String email = user.email();
        if (email == null || origin == null) {
            return;
        }
        try {
            new AddressProofRecords(store).recordFirst(user.id(), origin, email);
        } catch (AuthException.Fault e) {
            try {
                store.deleteUser(user.id());
            } catch (AuthException.Fault f) {
                e.addSuppressed(f);
            }
            throw e;
        }
    }
}
