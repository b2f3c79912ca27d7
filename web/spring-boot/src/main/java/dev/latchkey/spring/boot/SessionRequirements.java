package dev.latchkey.spring.boot;

import dev.latchkey.guard.Authorized;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Finds which handlers are only for signed-in users, and caches the result for each handler. This class is for
 * adapters.
 */
public final class SessionRequirements {

    private final Map<Handler, Optional<Requirement>> known = new ConcurrentHashMap<>();

    private record Handler(Class<?> type, Method method) {}

    /** The reason why a handler requires a session, and the rule for callers of the handler. */
    private record Requirement(String reason, Authorized rule) {}

    /**
     * Returns the reason why {@code handler} requires a session, which is the annotation {@link RequireSession} or an
     * argument; empty if the handler requires no session.
     */
    public Optional<String> of(HandlerMethod handler) {
        return find(handler).map(Requirement::reason);
    }

    /**
     * Returns the rule for callers of {@code handler}; empty if it needs no session.
     *
     * @throws IllegalStateException if {@code within} of an annotation is not a duration
     */
    public Optional<Authorized> rule(HandlerMethod handler) {
        return find(handler).map(Requirement::rule);
    }

    private Optional<Requirement> find(HandlerMethod handler) {
        // the class behind the proxy of an interface may have the annotation
        Class<?> type = handler.getBean() instanceof String
                ? handler.getBeanType()
                : AopUtils.getTargetClass(handler.getBean());
        return known.computeIfAbsent(new Handler(type, handler.getMethod()), SessionRequirements::find);
    }

    private static Optional<Requirement> find(Handler handler) {
        Method own = AopUtils.getMostSpecificMethod(handler.method(), handler.type());
        Authorized[] rules = Stream.concat(
                        Stream.of(own, handler.method(), handler.type()), declarations(handler.type(), own))
                .map(element -> MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY))
                .flatMap(annotations -> annotations.stream(RequireSession.class))
                .map(annotation -> annotation.getString("within"))
                .distinct()
                .map(within -> rule(within, own))
                .toArray(Authorized[]::new);
        if (rules.length > 0) {
            return Optional.of(new Requirement("@RequireSession", Authorized.all(rules)));
        }
        return IntStream.range(0, own.getParameterCount())
                .mapToObj(index -> new MethodParameter(own, index))
                .filter(AuthArguments::requiresSession)
                .findFirst()
                .map(argument -> "its argument " + argument.getParameterType().getSimpleName())
                .map(reason -> new Requirement(reason, Authorized.signedIn()));
    }

    /**
     * Returns the interface methods that {@code method} implements. A subclass may declare the interface, even if the
     * class of {@code method} does not.
     */
    private static Stream<Method> declarations(Class<?> type, Method method) {
        return ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .flatMap(each -> Stream.of(each.getMethods()))
                .filter(each -> each.getName().equals(method.getName())
                        && AopUtils.getMostSpecificMethod(each, type).equals(method));
    }

    private static Authorized rule(String within, Method method) {
        try {
            return within.isEmpty() ? Authorized.signedIn() : Authorized.recently(within);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("@RequireSession of " + method + ": " + e.getMessage(), e);
        }
    }
}
