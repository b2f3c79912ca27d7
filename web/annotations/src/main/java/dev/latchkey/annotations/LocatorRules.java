package dev.latchkey.annotations;

import dev.latchkey.guard.Authorized;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the sub-resource locators that led to a method ask for. No interface tells which they were, so of each class on
 * the way those count that may have been it: the type fits, and the path begins with a segment of the request's. If
 * there is none, the class's own annotations count.
 */
public final class LocatorRules {

    private final Map<Class<?>, List<Locator>> known = new ConcurrentHashMap<>();

    /** A method that may return a resource. */
    private record Locator(String firstSegment, Class<?> type, List<Authorized> rules) {

        boolean mayLeadTo(Object resource, UriInfo uri) {
            boolean fits = type == Class.class || type.isInstance(resource);
            return fits
                    && (firstSegment.matches(".*[{%].*") // a template, or escaped
                            || uri.getPathSegments().stream()
                                    .map(PathSegment::getPath)
                                    .anyMatch(firstSegment::equals));
        }
    }

    /** The rules on the way that a request went, each of which must be passed. */
    public List<Authorized> rules(UriInfo uri) {
        List<Object> resources = uri.getMatchedResources(); // the first to be matched is the last
        List<Authorized> rules = new ArrayList<>();
        for (int i = 1; i < resources.size(); i++) {
            Object next = resources.get(i - 1);
            Class<?> owner = resources.get(i).getClass();
            List<Locator> candidates = known.computeIfAbsent(owner, LocatorRules::of).stream()
                    .filter(locator -> locator.mayLeadTo(next, uri))
                    .toList();
            candidates.forEach(locator -> rules.addAll(locator.rules()));
            rules.addAll(candidates.isEmpty() ? AccessRules.of(owner) : List.of());
        }
        return rules;
    }

    private static List<Locator> of(Class<?> owner) {
        return Stream.of(owner.getMethods())
                .filter(method -> !method.isBridge())
                .flatMap(method -> path(owner, method).stream()
                        .map(path -> new Locator(
                                path.replaceFirst("^/", "").replaceFirst("/.*", ""),
                                method.getReturnType(),
                                ResourceRules.of(owner, method))))
                .toList();
    }

    /** The path of a method that serves no HTTP method itself. */
    private static Optional<String> path(Class<?> owner, Method method) {
        List<Method> declarations = TypeHierarchy.of(owner).declarationsOf(method).toList();
        boolean serves = declarations.stream()
                .flatMap(each -> Stream.of(each.getAnnotations()))
                .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
        return declarations.stream()
                .flatMap(each -> Stream.ofNullable(each.getAnnotation(Path.class)))
                .filter(path -> !serves)
                .map(Path::value)
                .findFirst();
    }
}
