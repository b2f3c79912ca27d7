package dev.latchkey.text;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A key that stands by itself. */
record SingleKey(String key, List<Argument> arguments) implements TextKey {

    SingleKey {
        requireNonNull(key, "key");
        arguments = List.copyOf(arguments);
    }
}
