package dev.latchkey.guard;

import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query parameter for the guard. The handler reads it with the parser of its framework, and parsers disagree
 * about unusual queries. A parameter that any of them may read differently has no known values.
 */
final class QueryParameter {

    private QueryParameter() {}

    /** Returns the values of a parameter, in order. */
    static RequestFieldValues values(@Nullable String query, String name) {
        if (query == null) {
            return RequestFieldValues.NONE;
        }
        if (query.indexOf(';') >= 0 || query.indexOf('#') >= 0) { // Netty splits at one, and ends at the other
            return RequestFieldValues.UNKNOWN;
        }
        try {
            return Form.names(query).stream().anyMatch(other -> mayBeReadAs(name, other))
                    ? RequestFieldValues.UNKNOWN
                    : RequestFieldValues.of(Form.values(query, name));
        } catch (MalformedException e) {
            return RequestFieldValues.UNKNOWN;
        }
    }

    /** Returns whether the handler may get a field with another name if it asks for {@code name}. */
    private static boolean mayBeReadAs(String name, String other) {
        if (other.equals(name)) {
            return false;
        }
        String lower = other.toLowerCase(Locale.ROOT);
        String asked = name.toLowerCase(Locale.ROOT);
        return other.isEmpty() // Netty and Spring WebFlux read =a=b as a=b
                || lower.equals(asked) // Vert.x and Quarkus ignore case
                || lower.startsWith(asked + "[") // Spring reads a[] as a, and other frameworks read lists so
                || lower.equals("!" + asked); // Spring's data binding takes it for the default of a
    }
}
