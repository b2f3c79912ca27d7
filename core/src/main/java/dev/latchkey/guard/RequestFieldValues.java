package dev.latchkey.guard;

import java.util.List;

/**
 * The values of one header, cookie or parameter in a request.
 *
 * @param values the values, in every spelling in which the application may read them
 * @param known {@code false} if the application may read other values
 */
record RequestFieldValues(List<String> values, boolean known) {

    static final RequestFieldValues NONE = new RequestFieldValues(List.of(), true);

    static final RequestFieldValues UNKNOWN = new RequestFieldValues(List.of(), false);

    static RequestFieldValues of(List<String> values) {
        return new RequestFieldValues(List.copyOf(values), true);
    }
}
