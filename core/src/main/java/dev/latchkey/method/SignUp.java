package dev.latchkey.method;

import dev.latchkey.account.AccountLinker;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.User;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Adds a user, and gives them the factor for later sign-ins. */
record SignUp(AccountLinker users, EventListeners listeners) {

    /** A user who was added, and whether what they have shown is still valid. */
    record Joined(User user, BooleanSupplier stands) {}

    /**
     * Adds a user.
     *
     * @param proved whether the user has just proved the address. Such a user stays if {@code attach} throws, and any
     *     other is removed again
     */
    Joined join(User candidate, boolean proved, Function<User, BooleanSupplier> attach) {
        User user = users.add(candidate, proved);
        if (proved) {
            listeners.tell(new AuthEvent.UserCreated(user));
            BooleanSupplier stands = attach.apply(user);
            return new Joined(user, () -> users.find(user.id()).isPresent() && stands.getAsBoolean());
        }
        BooleanSupplier stands = attached(user, attach);
        listeners.tell(new AuthEvent.UserCreated(user));
        return new Joined(user, () -> users.isUnproved(user) && stands.getAsBoolean());
    }

    private BooleanSupplier attached(User user, Function<User, BooleanSupplier> attach) {
        try {
            return attach.apply(user);
        } catch (RuntimeException e) {
            users.takeBack(user);
            throw e;
        }
    }
}
