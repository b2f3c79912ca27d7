package dev.latchkey.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/** One route of an application, as its framework lists it. Immutable. */
public final class Route {

    private final String method;
    private final String path;
    private final String handler;
    private final List<String> guards;
    private final boolean management;

    private Route(String method, String path, String handler, List<String> guards, boolean management) {
        this.method = requireNonNull(method, "method");
        this.path = requireNonNull(path, "path");
        this.handler = requireNonNull(handler, "handler");
        this.guards = guards;
        this.management = management;
    }

    /**
     * Returns a route that nothing guards yet.
     *
     * @param method the HTTP method, such as {@code GET}; {@code *} for all methods
     * @param path the path within the application, in the notation of the framework. Latchkey understands
     *     {@code /users/{id}}, {@code /users/:id}, {@code /files/<path>}, {@code /files/*}, {@code /files/**} and
     *     {@code *.do}
     * @param handler the name of the handler, as a text for people
     */
    public static Route of(String method, String path, String handler) {
        return new Route(method, path, handler, List.of(), false);
    }

    /**
     * Returns a copy of this route with one more guard at the route itself, such as {@code require} or
     * {@code @RolesAllowed(admin)}.
     */
    public Route guardedBy(String what) {
        List<String> more = Stream.concat(guards.stream(), Stream.of(requireNonNull(what, "what")))
                .toList();
        return new Route(method, path, handler, more, management);
    }

    /** Returns a copy of this route that is marked as a management route, such as a route of Spring's actuator. */
    public Route management() {
        return new Route(method, path, handler, guards, true);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public String handler() {
        return handler;
    }

    /** Returns the guards at the route itself. */
    public List<String> guards() {
        return guards;
    }

    public boolean isManagement() {
        return management;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
