package dev.latchkey.accountpage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a change of an address back whose session has ended meanwhile. */
record AddressTakeBack(FeatureContext context, UserStore users, AddressUndo undo) {

    /** The user changes under us only if others prove or change the address at the same moment. */
    private static final int MOST_ATTEMPTS = 5;

    /**
     * Takes the address from the user again. A proved address comes back, unless somebody else has it by now; then the
     * user has none, and the link of the mail still undoes the change. An address for which nobody vouches does not
     * come back, since its owner could not get it any more.
     *
     * @param before the user before the change
     * @param way how the owner of the old address undoes the change; empty: the old address was not proved
     * @throws AuthException.Fault if others keep changing the user, or the store did not answer
     */
    void run(StoredUser before, String address, Optional<AddressUndo.Prepared> way) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredUser now = changed(before, address).orElse(null);
            if (now == null || putBack(now, before, way.isPresent()) || replace(now, null, null)) {
                forget(before, address, way);
                return;
            }
        }
        throw new AuthException.Fault(ErrorCode.ADAPTER, "others keep changing a user", null);
    }

    /**
     * Returns the user if the change still counts. Somebody may have gone on from the new address to yet another one,
     * and cannot give back what was not theirs.
     */
    private Optional<StoredUser> changed(StoredUser before, String address) {
        String id = before.user().id();
        return users.user(id).filter(now -> {
            String email = now.user().email();
            return !Objects.equals(email, before.user().email())
                    && (address.equals(email) || undo.isChangedFrom(id, address));
        });
    }

    /** The mail's link still undoes the change if the old address is not back. Nobody goes back to the new one. */
    private void forget(StoredUser before, String address, Optional<AddressUndo.Prepared> way) {
        String old = before.user().email();
        String id = before.user().id();
        undo.forgetChangesFrom(id, address);
        if (old != null
                && users.user(id).filter(now -> old.equals(now.user().email())).isPresent()) {
            way.ifPresent(undo::forget);
        }
    }

    /** Gives the proved address back; {@code false}: there is none, or somebody else has it by now. */
    private boolean putBack(StoredUser now, StoredUser before, boolean proved) {
        String old = before.hasVerifiedEmail() ? before.user().email() : null;
        return old != null
                && (proved ? context.addresses().replace(now, old) : replace(now, old, before.emailVerified()));
    }

    private boolean replace(StoredUser now, @Nullable String address, @Nullable Instant verified) {
        if (!users.replaceEmail(now, address, verified)) {
            return false;
        }
        User user = now.user();
        context.events().tell(new AuthEvent.UserUpdated(new User(user.id(), user.name(), address, user.image())));
        return true;
    }
}
