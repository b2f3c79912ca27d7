package dev.latchkey.account;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.User;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The decision about a sign-in, before anything is changed.
 *
 * @param user the user of the future session; a store that generates ids may change the id of a new user
 * @param carryOut carries the decision out; the result is empty if the facts have changed since, so that the caller
 *     must decide again. For each user who was created or linked, and each existing user whose address was proved,
 *     added or removed, it passes an event to its argument as soon as that change is made. These changes stay, even if
 *     a later step fails
 */
public record PlannedUser(User user, Function<Consumer<? super AuthEvent>, Optional<ResolvedUser>> carryOut) {

    /** Returns the decision about a user who is known, and not by an account in the store. It changes nothing. */
    public static PlannedUser known(User user, BooleanSupplier stands) {
        return new PlannedUser(user, events -> Optional.of(new ResolvedUser(user, false, false, stands)));
    }
}
