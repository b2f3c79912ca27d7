package dev.latchkey.text;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A key that stands by itself. */
record StandaloneTextKey(String key, List<Argument> arguments) implements TextKey {

    StandaloneTextKey {
        requireNonNull(key, "key");
        arguments = List.copyOf(arguments);
    }
}
