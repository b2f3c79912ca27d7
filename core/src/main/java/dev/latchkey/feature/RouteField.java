package dev.latchkey.feature;

/**
 * One field that a route reads.
 *
 * @param description for programmers, in English
 */
public record RouteField(String name, Kind kind, boolean required, String description) {

    /** The type of a field. {@code JSON} is any value. */
    public enum Kind {
        TEXT,
        EMAIL,
        PASSWORD,
        URL,
        JSON
    }

    /** Returns a field that the route requires. */
    public static RouteField required(String name, Kind kind, String description) {
        return new RouteField(name, kind, true, description);
    }

    /** Returns a field that may be left out. */
    public static RouteField optional(String name, Kind kind, String description) {
        return new RouteField(name, kind, false, description);
    }
}
