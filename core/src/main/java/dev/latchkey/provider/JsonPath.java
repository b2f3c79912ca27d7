package dev.latchkey.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The path of a value in a JSON document, such as {@code data.user[0].id}. */
final class JsonPath {

    private final List<Object> steps;

    private JsonPath(List<Object> steps) {
        this.steps = steps;
    }

    /**
     * Reads member names joined by dots, each followed by any number of indexes in brackets.
     *
     * @throws IllegalArgumentException if {@code text} does not have this form
     */
    static JsonPath parse(String text) {
        List<Object> steps = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("Not a path: " + text);
            }
            steps.add(name);
            while (bracket >= 0) {
                int close = part.indexOf(']', bracket);
                steps.add(Integer.valueOf(part.substring(bracket + 1, close)));
                bracket = part.indexOf('[', close);
            }
        }
        return new JsonPath(List.copyOf(steps));
    }

    /** Returns the value at this path in {@code document}; {@code null} if there is none. */
    @Nullable
    Object in(@Nullable Object document) {
        Object value = document;
        for (Object step : steps) {
            if (step instanceof Integer index && value instanceof List<?> list) {
                value = index < list.size() ? list.get(index) : null;
            } else {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return value;
    }
}
