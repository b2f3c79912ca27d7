package dev.latchkey.annotations;

import dev.latchkey.audit.Route;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the routes of resource classes. For each route, the list shows the guards on the resource method itself. */
public final class ResourceRouteList {

    private static final int MAX_LOCATORS = 5; // locators may form a cycle

    private final List<Route> routes = new ArrayList<>();

    private ResourceRouteList() {}

    /**
     * Returns the routes of root resources. Routes of a sub-resource are included if the return type of the locator is
     * the class of the sub-resource.
     */
    public static List<Route> of(Collection<Class<?>> resources) {
        ResourceRouteList all = new ResourceRouteList();
        for (Class<?> resource : resources) {
            TypeHierarchy.of(resource)
                    .types()
                    .flatMap(type -> Stream.ofNullable(type.getAnnotation(Path.class)))
                    .findFirst()
                    .ifPresent(path -> all.add(resource, "/" + path.value(), false, 0));
        }
        return List.copyOf(all.routes);
    }

    private void add(Class<?> resource, String base, boolean guarded, int depth) {
        Stream.of(resource.getMethods()).filter(method -> !method.isBridge()).forEach(method -> {
            List<Method> declarations =
                    TypeHierarchy.of(resource).declarationsOf(method).toList();
            Optional<String> path = declarations.stream()
                    .flatMap(each -> Stream.ofNullable(each.getAnnotation(Path.class)))
                    .map(Path::value)
                    .findFirst();
            List<String> verbs = declarations.stream()
                    .flatMap(each -> Stream.of(each.getAnnotations()))
                    .flatMap(each -> Stream.ofNullable(each.annotationType().getAnnotation(HttpMethod.class)))
                    .map(HttpMethod::value)
                    .distinct()
                    .toList();
            String full = path(base + "/" + path.orElse(""));
            boolean closed = guarded || !AccessRules.of(resource, method).isEmpty();
            verbs.forEach(verb -> routes.add(route(verb, full, resource, method, closed)));
            if (verbs.isEmpty() && path.isPresent() && depth < MAX_LOCATORS) {
                add(method.getReturnType(), full, closed || ResourceRules.needsSession(method), depth + 1);
            }
        });
    }

    private static Route route(String verb, String path, Class<?> resource, Method method, boolean closed) {
        Route route = Route.of(verb, path, resource.getSimpleName() + "." + method.getName());
        if (closed) {
            route = route.guardedBy("annotations");
        }
        return ResourceRules.needsSession(method) ? route.guardedBy("a session argument") : route;
    }

    /** Returns the path without repeated slashes, and without the regular expressions of template variables. */
    private static String path(String path) {
        String plain = path.replaceAll("\\{\\s*([\\w.-]+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}")
                .replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
