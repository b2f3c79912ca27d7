package dev.latchkey.setting;

/** An option that only code can choose, such as a callback. */
public record ProgrammaticOption<T>(String call) implements Option<T> {}
