package dev.latchkey.http;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Adds headers to the current response with the methods of the framework. */
@FunctionalInterface
public interface ResponseHeaders {

    /**
     * Adds a header line, and keeps other lines with the same name. Does nothing if the response has already been sent.
     */
    void add(String name, String value);

    /** Returns whether the response has a header of this name; {@code false} if the framework cannot tell. */
    default boolean has(String name) {
        return false;
    }

    /**
     * Adds a header line unless the application sets a header of this name. If the framework can tell when a response
     * is about to be sent, the line is added then. Otherwise a header that the application sets later must replace the
     * line.
     */
    default void suggest(String name, String value) {
        if (!has(name)) {
            add(name, value);
        }
    }

    /** Returns an implementation that calls these two methods of a framework. */
    static ResponseHeaders of(BiConsumer<String, String> add, Predicate<String> has) {
        return new ResponseHeaders() {
            @Override
            public void add(String name, String value) {
                add.accept(name, value);
            }

            @Override
            public boolean has(String name) {
                return has.test(name);
            }
        };
    }
}
