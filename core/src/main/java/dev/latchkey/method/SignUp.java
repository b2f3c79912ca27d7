package dev.latchkey.method;

import dev.latchkey.account.AccountLinker;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.User;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Adds a user, and gives them the factor for later sign-ins. */
interface SignUp {

    Joined join(AccountLinker users, User candidate);

    /** A user who was added, and whether what they have shown is still valid. */
    record Joined(User user, BooleanSupplier stands) {}

    /** Adds a user whose address nobody has proved. Removes the user again if {@code attach} throws. */
    static SignUp unproved(Function<User, BooleanSupplier> attach, EventListeners listeners) {
        return (users, candidate) -> {
            User user = users.addUnproved(candidate);
            BooleanSupplier stands = attached(users, user, attach);
            listeners.tell(new AuthEvent.UserCreated(user));
            return new Joined(user, () -> users.isUnproved(user) && stands.getAsBoolean());
        };
    }

    private static BooleanSupplier attached(AccountLinker users, User user, Function<User, BooleanSupplier> attach) {
        try {
            return attach.apply(user);
        } catch (RuntimeException e) {
            users.takeBack(user);
            throw e;
        }
    }

    /** Adds a user who has just proved the address, and who stays even if {@code attach} throws. */
    static SignUp proved(Function<User, BooleanSupplier> attach, EventListeners listeners) {
        return (users, candidate) -> {
            User user = users.addProved(candidate);
            listeners.tell(new AuthEvent.UserCreated(user));
            BooleanSupplier stands = attach.apply(user);
            return new Joined(user, () -> users.has(user) && stands.getAsBoolean());
        };
    }
}
