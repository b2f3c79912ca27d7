package dev.latchkey.setting;

/**
 * One thing that an application may choose.
 *
 * @param <T> the type of its value
 */
public sealed interface Option<T> permits CodeOption, Setting {

    /** The builder's call that chooses it, such as {@code url(…)}, for messages. */
    String call();
}
