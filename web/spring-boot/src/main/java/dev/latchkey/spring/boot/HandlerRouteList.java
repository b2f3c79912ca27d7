package dev.latchkey.spring.boot;

import dev.latchkey.audit.Route;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Lists the routes of annotated handlers for an audit. This class is for adapters. */
public final class HandlerRouteList {

    /** The annotations of Spring Security and Jakarta, by name, because their libraries are optional. */
    private static final List<String> ANNOTATIONS = List.of(
            "org.springframework.security.access.prepost.PreAuthorize",
            "org.springframework.security.access.annotation.Secured",
            "jakarta.annotation.security.RolesAllowed");

    private final SessionRequirements requirements;

    public HandlerRouteList(SessionRequirements requirements) {
        this.requirements = requirements;
    }

    /**
     * Returns one route for each HTTP method and path of {@code handler}. An empty set of methods means all methods.
     */
    public Stream<Route> of(HandlerMethod handler, Set<RequestMethod> methods, Collection<String> paths) {
        List<String> names = methods.isEmpty()
                ? List.of("*")
                : methods.stream().map(Enum::name).toList();
        return paths.stream()
                .flatMap(path -> names.stream().map(method -> Route.of(method, path, handler.getShortLogMessage())))
                .map(route -> guarded(route, handler));
    }

    private Route guarded(Route route, HandlerMethod handler) {
        Route known = requirements.of(handler).map(route::guardedBy).orElse(route);
        for (String annotation : ANNOTATIONS) {
            if (has(annotation, handler)) {
                known = known.guardedBy("@" + annotation.substring(annotation.lastIndexOf('.') + 1));
            }
        }
        return known;
    }

    private static boolean has(String annotation, HandlerMethod handler) {
        return MergedAnnotations.from(handler.getMethod(), SearchStrategy.TYPE_HIERARCHY)
                        .isPresent(annotation)
                || MergedAnnotations.from(handler.getBeanType(), SearchStrategy.TYPE_HIERARCHY)
                        .isPresent(annotation);
    }
}
