package dev.latchkey.setting;

/**
 * A typed option of an application.
 *
 * @param <T> the type of its value
 */
public sealed interface Option<T> permits CodeOption, Setting {

    /** Returns the builder's call that chooses it, such as {@code url(…)}, for messages. */
    String call();
}
