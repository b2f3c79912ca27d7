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
 * Finds the rules of the sub-resource locators that led to a method. No API reports which locators these were. So in
 * each class on the way, the rules of every locator that may have been called apply. The return type of such a locator
 * fits, and its path begins with a segment of the request's path. If a class has no such locator, the annotations of
 * the class apply.
 */
public final class SubResourceRules {

    private final Map<Class<?>, List<Locator>> known = new ConcurrentHashMap<>();

    /** A method that may return a sub-resource. */
    private record Locator(String firstSegment, Class<?> type, List<Authorized> rules) {

        /**
         * Returns whether the request may have passed this locator. This is always assumed if the path of the locator
         * is a template, has percent-escapes or has no segment.
         */
        boolean mayBeOnWay(UriInfo uri) {
            return firstSegment.matches("|.*[{%].*")
                    || uri.getPathSegments().stream().map(PathSegment::getPath).anyMatch(firstSegment::equals);
        }

        boolean mayReturn(Object resource) {
            return type == Class.class || type.isInstance(resource);
        }
    }

    /** Returns the rules of the locators that a request passed. The caller must pass each rule. */
    public List<Authorized> rules(UriInfo uri) {
        List<Object> resources = uri.getMatchedResources(); // the resource that was matched first is the last
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

    /** Returns the path of a method that is a locator, which means that it has no HTTP method. */
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
