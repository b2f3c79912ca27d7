package dev.latchkey.passwords;

import org.jspecify.annotations.Nullable;

/**
 * How passwords are hashed.
 *
 * @param chosen the places; {@code null}: as many as the machine has room for
 */
record Hashing(Argon2Cost cost, @Nullable HashPlaces chosen) {

    HashPlaces places() {
        return chosen != null ? chosen : HashPlaces.of(Runtime.getRuntime(), cost.memory());
    }
}
