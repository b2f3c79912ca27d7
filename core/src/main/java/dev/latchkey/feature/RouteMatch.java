package dev.latchkey.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one path, by method.
 *
 * @param variables the value of each variable, not decoded
 */
public record RouteMatch(Map<RouteSpec.Method, RouteSpec> routes, Map<String, String> variables) {

    /** Returns the route for a method of HTTP; {@code null} if the path does not answer this method. */
    public @Nullable RouteSpec of(String method) {
        return switch (method) {
            case "GET", "HEAD" -> routes.get(RouteSpec.Method.GET);
            case "POST" -> routes.get(RouteSpec.Method.POST);
            default -> null;
        };
    }

    /** Returns the {@code Allow} header (RFC 9110 section 10.2.1). */
    public String allow() {
        List<String> methods = new ArrayList<>();
        if (routes.containsKey(RouteSpec.Method.GET)) {
            methods.addAll(List.of("GET", "HEAD"));
        }
        if (routes.containsKey(RouteSpec.Method.POST)) {
            methods.add("POST");
        }
        return String.join(", ", methods);
    }
}
