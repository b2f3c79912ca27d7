package dev.latchkey.guard;

import java.util.List;

/**
 * What a request carries under one name.
 *
 * @param values in every spelling in which the application may read them
 * @param known {@code false}: the application may read others, or none of these
 */
record Carried(List<String> values, boolean known) {

    static final Carried UNKNOWN = new Carried(List.of(), false);

    static Carried of(List<String> values) {
        return new Carried(List.copyOf(values), true);
    }
}
