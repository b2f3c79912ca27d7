package dev.latchkey;

/** Where headers for the response under way go: a framework's own method to add one. */
@FunctionalInterface
public interface ResponseHeaders {

    /** Adds a header line beside others of the same name; does nothing if the response has already gone out. */
    void add(String name, String value);
}
