package dev.latchkey.http;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Where headers for the response under way go: a framework's own method to add one. */
@FunctionalInterface
public interface ResponseHeaders {

    /** Adds a header line beside others of the same name; does nothing if the response has already gone out. */
    void add(String name, String value);

    /** Whether the response has a header of this name; {@code false} where that cannot be found out. */
    default boolean has(String name) {
        return false;
    }

    /**
     * Adds a header line unless the application sets one of this name. A framework that can tell when a response is
     * about to go out does so then; another one has to let the application's later one take its place.
     */
    default void suggest(String name, String value) {
        if (!has(name)) {
            add(name, value);
        }
    }

    /** A framework's two methods. */
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
