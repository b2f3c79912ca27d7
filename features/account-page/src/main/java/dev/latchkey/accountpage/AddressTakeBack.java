package dev.latchkey.accountpage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.time.Instant;
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
            StoredUser now = with(address, before).orElse(null);
            if (now == null || putBack(now, before, way.isPresent()) || replace(now, null, null)) {
                with(before.user().email(), before).flatMap(back -> way).ifPresent(undo::forget);
                return;
            }
        }
        throw new AuthException.Fault(ErrorCode.ADAPTER, "others keep changing a user", null);
    }

    private Optional<StoredUser> with(@Nullable String address, StoredUser before) {
        return users.user(before.user().id())
                .filter(there -> address != null && address.equals(there.user().email()));
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
