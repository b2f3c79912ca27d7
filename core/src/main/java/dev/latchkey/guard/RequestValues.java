package dev.latchkey.guard;

import java.util.List;

/**
 * The values of one header, cookie or parameter in a request.
 *
 * @param values the values, in every spelling in which the application may read them
 * @param known {@code false} if the application may read other values
 */
record RequestValues(List<String> values, boolean known) {

    static final RequestValues UNKNOWN = new RequestValues(List.of(), false);

    static RequestValues of(List<String> values) {
        return new RequestValues(List.copyOf(values), true);
    }
}
