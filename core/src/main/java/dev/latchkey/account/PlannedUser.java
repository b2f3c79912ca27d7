package dev.latchkey.account;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.User;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The decision about somebody who signs in, before anything is changed.
 *
 * @param user whom the session will be for; of a new user, a store with ids of its own may change the id
 * @param carryOut does what was decided; empty, if the facts have changed since, and somebody has to decide again. It
 *     hands over each user who was there before and whose address was proved, added or freed, as soon as that is done:
 *     it stays done, whatever comes after
 */
public record PlannedUser(User user, Function<Consumer<? super AuthEvent>, Optional<ResolvedUser>> carryOut) {}
