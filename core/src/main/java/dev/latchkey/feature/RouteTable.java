package dev.latchkey.feature;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All routes below the base path. Two routes with the same address and method stop the start. */
public final class RouteTable {

    private static final int MOST_SEGMENTS = 8;

    /** Stands for a variable. No segment of a path is empty. */
    private static final String VARIABLE = "";

    private final Map<List<String>, Map<RouteSpec.Method, RouteSpec>> routes = new LinkedHashMap<>();

    /**
     * Makes a table of these routes.
     *
     * @throws IllegalStateException if two routes have the same address and method
     */
    public RouteTable(List<RouteSpec> specs) {
        for (RouteSpec spec : specs) {
            List<String> place = spec.segments().stream()
                    .map(segment -> RouteSpec.isVariable(segment) ? VARIABLE : segment)
                    .toList();
            RouteSpec other = routes.computeIfAbsent(place, key -> new EnumMap<>(RouteSpec.Method.class))
                    .put(spec.method(), spec);
            if (other != null) {
                throw new IllegalStateException("Two routes are " + spec + " and " + other
                        + ": leave one of the features out, or give a provider another id");
            }
        }
    }

    /** Returns all routes in the order in which they were given. Routes of one address follow each other. */
    public List<RouteSpec> specs() {
        return routes.values().stream()
                .flatMap(methods -> methods.values().stream())
                .toList();
    }

    /**
     * Returns the routes of a path; {@code null} if it has none. A literal segment takes precedence over a variable.
     *
     * @param path below the base path; empty segments do not count
     */
    public @Nullable RouteMatch match(String path) {
        List<String> segments = segments(path);
        if (segments == null) {
            return null;
        }
        Map<RouteSpec.Method, RouteSpec> literal = routes.get(segments);
        if (literal != null) {
            return new RouteMatch(literal, Map.of());
        }
        for (Map.Entry<List<String>, Map<RouteSpec.Method, RouteSpec>> entry : routes.entrySet()) {
            if (isMatch(entry.getKey(), segments)) {
                return new RouteMatch(entry.getValue(), variables(entry.getValue(), segments));
            }
        }
        return null;
    }

    private static boolean isMatch(List<String> place, List<String> segments) {
        if (place.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!place.get(i).equals(VARIABLE) && !place.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> variables(Map<RouteSpec.Method, RouteSpec> specs, List<String> segments) {
        Map<String, String> variables = new HashMap<>();
        for (RouteSpec spec : specs.values()) {
            for (int i = 0; i < segments.size(); i++) {
                String name = spec.segments().get(i);
                if (RouteSpec.isVariable(name)) {
                    variables.put(name.substring(1, name.length() - 1), segments.get(i));
                }
            }
        }
        return Map.copyOf(variables);
    }

    private static @Nullable List<String> segments(String rest) {
        List<String> segments = new ArrayList<>(2);
        for (int start = 0; start < rest.length(); ) {
            int slash = rest.indexOf('/', start);
            int end = slash < 0 ? rest.length() : slash;
            if (end > start) {
                if (segments.size() == MOST_SEGMENTS) {
                    return null;
                }
                segments.add(rest.substring(start, end));
            }
            start = end + 1;
        }
        return segments;
    }
}
