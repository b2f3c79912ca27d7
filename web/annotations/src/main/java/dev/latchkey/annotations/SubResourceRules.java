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
 * Finds the rules of the sub-resource locators that led to a method. No API tells which locators these were. In each
 * class on the way, every locator counts that may have been called. Its return type must fit, and its path must begin
 * with a segment of the request's path. If there is none, the annotations of the class count.
 */
public final class SubResourceRules {

    private final Map<Class<?>, List<Locator>> known = new ConcurrentHashMap<>();

    /** A method that may return a resource. */
    private record Locator(String firstSegment, Class<?> type, List<Authorized> rules) {

        /** A template, what is escaped and a path of no segment lead from anywhere. */
        boolean mayBeOnWay(UriInfo uri) {
            return firstSegment.matches("|.*[{%].*")
                    || uri.getPathSegments().stream().map(PathSegment::getPath).anyMatch(firstSegment::equals);
        }

        boolean mayReturn(Object resource) {
            return type == Class.class || type.isInstance(resource);
        }
    }

    /** Returns the rules of the locators that a request passed. The caller must pass each of them. */
    public List<Authorized> rules(UriInfo uri) {
        List<Object> resources = uri.getMatchedResources(); // the first to be matched is the last
        List<Authorized> rules = new ArrayList<>();
        for (int i = 1; i < resources.size(); i++) {
            Object next = resources.get(i - 1);
            Class<?> owner = resources.get(i).getClass();
            List<Locator> onWay = known.computeIfAbsent(owner, SubResourceRules::of).stream()
                    .filter(locator -> locator.mayBeOnWay(uri))
                    .toList();
            List<Locator> fitting =
                    onWay.stream().filter(locator -> locator.mayReturn(next)).toList();
            List<Locator> candidates = fitting.isEmpty() ? onWay : fitting;
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

    /** Returns the path of a method that serves no HTTP method itself. */
    private static Optional<String> path(Class<?> owner, Method method) {
        List<Method> declarations =
                TypeHierarchy.of(owner).declarationsOf(method).toList();
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
