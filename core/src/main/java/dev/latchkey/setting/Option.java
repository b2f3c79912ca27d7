package dev.latchkey.setting;

/**
 * A typed option of an application.
 *
 * @param <T> the type of its value
 */
public sealed interface Option<T> permits ProgrammaticOption, Setting {

    /** Returns the builder's call for this option, such as {@code url(…)}, for messages. */
    String call();
}
