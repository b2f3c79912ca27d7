package dev.latchkey.guard;

import java.util.List;

/**
 * What a request carries under one name.
 *
 * @param values in every spelling in which the application may read them
 * @param known {@code false}: the application may read others, or none of these
 */
record RequestValues(List<String> values, boolean known) {

    static final RequestValues UNKNOWN = new RequestValues(List.of(), false);

    static RequestValues of(List<String> values) {
        return new RequestValues(List.copyOf(values), true);
    }
}
