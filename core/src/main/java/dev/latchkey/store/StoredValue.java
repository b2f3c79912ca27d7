package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A text that nodes share through a {@link Store}, such as the number of wrong guesses of a code.
 *
 * @param text the text, which is opaque to the store
 * @param expires when the value expires, in milliseconds; from this instant on, a store may remove the value
 */
public record StoredValue(String text, Instant expires) {

    public StoredValue {
        requireNonNull(text, "text");
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String toString() {
        return "StoredValue[until " + expires + "]";
    }
}
