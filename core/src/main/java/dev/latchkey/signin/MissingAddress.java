package dev.latchkey.signin;

import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.session.StoreCalls;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;

/**
 * Gives users who have no address the one that their provider vouches for: it was not to be had when they first came,
 * or they had not granted it. An address that is there is the application's to change.
 */
final class MissingAddress {

    private final StoreCalls store;
    private final InstantSource clock;

    MissingAddress(StoreCalls store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The arrival of {@code known}; as they are if they have an address, or if somebody else has theirs. */
    Arrival arrival(StoredUser known, Profile profile) {
        User user = known.user();
        String email = profile.verifiedEmail().orElse(null);
        if (email == null || user.email() != null) {
            return Arrival.known(user);
        }
        StoredUser reachable = new StoredUser(new User(user.id(), user.name(), email, user.image()), clock.instant());
        return store.ask("adding an address", asked -> asked.replaceEmail(known, email, reachable.emailVerified()))
                ? Arrival.proved(reachable.user())
                : Arrival.known(user);
    }
}
