package dev.latchkey.signin;

import dev.latchkey.model.User;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was decided about somebody who arrives, before anything is changed.
 *
 * @param user whom the session will be for; of a new user, a store with ids of its own may change the id
 * @param carryOut does what was decided; empty, if the facts have changed since, and somebody has to decide again
 */
public record PlannedArrival(User user, Supplier<Optional<Arrival>> carryOut) {}
