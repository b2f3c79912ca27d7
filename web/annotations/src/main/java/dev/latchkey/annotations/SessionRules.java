package dev.latchkey.annotations;

import dev.latchkey.guard.Authorized;
import jakarta.annotation.security.PermitAll;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds what each {@link RequireSession} demands. The annotation may be on a method, on methods that it overrides, on
 * its class, and on the supertypes of the class. With {@code @PermitAll} on the method, only a {@link RequireSession}
 * on the method itself counts.
 */
public final class SessionRules {

    private SessionRules() {}

    /**
     * Returns the rules for {@code method} of {@code type}. A caller must pass each of them; without rules the method
     * needs no session.
     *
     * @throws IllegalStateException if {@code within} is not a duration
     */
    public static List<Authorized> of(Class<?> type, Method method) {
        TypeHierarchy family = TypeHierarchy.of(type);
        Stream<AnnotatedElement> elements =
                CarriedAnnotations.of(method).stream().anyMatch(PermitAll.class::isInstance)
                        ? Stream.of(method)
                        : Stream.of(Stream.of(method), family.declarationsOf(method), family.types())
                                .flatMap(each -> each);
        return rules(elements, type.getName() + "." + method.getName());
    }

    /** Works like {@link #of(Class, Method)}, for a method of which nothing is known. */
    static List<Authorized> of(Class<?> type) {
        return rules(TypeHierarchy.of(type).types(), type.getName());
    }

    /**
     * Checks that something enforces each {@link RequireSession} of {@code type}.
     *
     * @param isHandler whether the framework calls a method for a request, after it has asked for the rules
     * @throws IllegalStateException if not; the message names the class or method and what to use instead
     */
    public static void refuseMisplaced(Class<?> type, Predicate<Method> isHandler) {
        MisplacedAnnotationCheck.in(type, isHandler).ifPresent(place -> {
            throw new IllegalStateException("@RequireSession guards nothing on " + place
                    + ", because that is no handler of web requests: call SessionScope.require() in it");
        });
    }

    private static List<Authorized> rules(Stream<? extends AnnotatedElement> elements, String place) {
        return elements.map(CarriedAnnotations::of)
                .flatMap(Set<Annotation>::stream)
                .flatMap(each -> each instanceof RequireSession session ? Stream.of(session.within()) : Stream.empty())
                .distinct()
                .map(within -> rule(within, place))
                .toList();
    }

    private static Authorized rule(String within, String place) {
        try {
            return within.isEmpty() ? Authorized.signedIn() : Authorized.recently(within);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("@RequireSession of " + place + ": " + e.getMessage(), e);
        }
    }
}
