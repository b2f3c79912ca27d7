package dev.latchkey.setting;

/** An option that only code can choose, such as a callback. */
public record CodeOption<T>(String call) implements Option<T> {}
