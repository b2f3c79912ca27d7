package dev.latchkey.account;

import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;

/**
 * Gives users who have no address the one that their provider vouches for. It was not known when they first came,
 * or they had not granted it. An address that is there is the application's to change.
 */
final class EmailBackfill {

    private final CheckedStore store;
    private final InstantSource clock;

    EmailBackfill(CheckedStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The user with the address to be added; as they are if they have one, or if somebody else has theirs. */
    User added(User known, Profile profile) {
        if (known.email() != null) {
            return known;
        }
        return profile.verifiedEmail()
                .filter(email -> store.userByEmail(email).isEmpty())
                .map(email -> new User(known.id(), known.name(), email, known.image()))
                .orElse(known);
    }

    /** Adds the address of {@code added}; {@code false} if somebody has it by now, or another has come meanwhile. */
    boolean add(StoredUser known, User added) {
        return store.replaceEmail(known, added.email(), clock.instant());
    }
}
