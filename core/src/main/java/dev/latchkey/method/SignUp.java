package dev.latchkey.method;

import dev.latchkey.account.AddressProofRecords.Origin;
import dev.latchkey.account.NewUsers;
import dev.latchkey.account.ResolvedUser;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
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
record SignUp(NewUsers users, boolean proved, Function<User, BooleanSupplier> attach) {

    ResolvedUser join(User candidate, Consumer<? super AuthEvent> events) {
        User user = users.add(candidate, null, proved ? Origin.PROVED : Origin.CLAIMED)
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.ACCOUNT_NOT_LINKED, "another user has the address of the new user"));
        if (proved) {
            events.accept(new AuthEvent.UserCreated(user));
            BooleanSupplier stands = attach.apply(user);
            return joined(user, () -> users.store().user(user.id()).isPresent() && stands.getAsBoolean());
        }
        BooleanSupplier stands = attached(user);
        events.accept(new AuthEvent.UserCreated(user));
        return joined(user, () -> isUnproved(user) && stands.getAsBoolean());
    }

    private static ResolvedUser joined(User user, BooleanSupplier stands) {
        return new ResolvedUser(user, true, false, stands);
    }

    private BooleanSupplier attached(User user) {
        try {
            return attach.apply(user);
        } catch (RuntimeException e) {
            takeBack(user);
            throw e;
        }
    }

    private boolean isUnproved(User user) {
        return users.store()
                .user(user.id())
                .filter(stored -> !stored.hasVerifiedEmail())
                .isPresent();
    }

    /** Removes the user, unless the owner of the address has proved it meanwhile. */
    private void takeBack(User user) {
        if (user.email() == null || users.store().replaceEmail(new StoredUser(user, null), null, null)) {
            users.store().deleteUser(user.id());
        }
    }
}
