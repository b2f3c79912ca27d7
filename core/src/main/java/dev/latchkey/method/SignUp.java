package dev.latchkey.method;

import dev.latchkey.account.AccountLinker;
import dev.latchkey.account.ResolvedUser;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.User;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Adds a user, and gives them the factor for later sign-ins.
 *
 * @param proved whether the user has just proved the address. Such a user stays if {@code attach} throws, and any other
 *     is removed again
 * @param attach gives a user the factor, and returns whether it is still valid
 */
record SignUp(AccountLinker users, boolean proved, Function<User, BooleanSupplier> attach) {

    ResolvedUser join(User candidate, Consumer<? super AuthEvent> events) {
        User user = users.add(candidate, proved);
        if (proved) {
            events.accept(new AuthEvent.UserCreated(user));
            BooleanSupplier stands = attach.apply(user);
            return joined(user, () -> users.find(user.id()).isPresent() && stands.getAsBoolean());
        }
        BooleanSupplier stands = attached(user);
        events.accept(new AuthEvent.UserCreated(user));
        return joined(user, () -> users.isUnproved(user) && stands.getAsBoolean());
    }

    private static ResolvedUser joined(User user, BooleanSupplier stands) {
        return new ResolvedUser(user, true, false, stands);
    }

    private BooleanSupplier attached(User user) {
        try {
            return attach.apply(user);
        } catch (RuntimeException e) {
            users.takeBack(user);
            throw e;
        }
    }
}
