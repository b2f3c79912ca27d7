package dev.latchkey.testing.attack;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One attack on one place of an application.
 *
 * @param threat the id of the attack in {@code docs/threats.md}
 * @param title what must not be possible
 * @param remedy what to do if it is
 * @param evidence carries the attack out; returns the requests that succeeded
 */
record Attack(String id, String threat, String title, String remedy, Supplier<List<String>> evidence) {

    Optional<Finding> carryOut() {
        List<String> found = evidence.get();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Finding(id, threat, title, found, remedy));
    }
}
