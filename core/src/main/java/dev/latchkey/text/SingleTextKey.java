package dev.latchkey.text;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A key that stands by itself. */
record SingleTextKey(String key, List<Argument> arguments) implements TextKey {

    SingleTextKey {
        requireNonNull(key, "key");
        arguments = List.copyOf(arguments);
    }
}
