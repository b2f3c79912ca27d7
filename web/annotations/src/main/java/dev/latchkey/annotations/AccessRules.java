package dev.latchkey.annotations;

import dev.latchkey.guard.Authorized;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may call a method, by its annotations. What stands on the method itself counts alone. Otherwise all counts that
 * stands on methods it overrides, on its class, and on the types which that class extends or implements: there,
 * {@code @PermitAll} opens nothing that another annotation closes. An annotation that carries one of the three counts
 * as that one. What {@link RequireSession} asks for is asked for besides.
 */
public final class AccessRules {

    private AccessRules() {}

    /** The rules for {@code method} of {@code type}, each of which must be passed; none: it is open. */
    public static List<Authorized> of(Class<?> type, Method method) {
        return both(rules(roles(type, method)), SessionRules.of(type, method));
    }

    /** As {@link #of(Class, Method)}, for a method of which nothing is known. */
    static List<Authorized> of(Class<?> type) {
        return both(rules(all(TypeHierarchy.of(type).types())), SessionRules.of(type));
    }

    /**
     * Sets of roles, for frameworks that know by themselves who has them: a caller needs one role of each set. Nobody
     * has one of an empty set.
     */
    public static List<Set<String>> roles(Class<?> type, Method method) {
        TypeHierarchy family = TypeHierarchy.of(type);
        return on(method).orElseGet(() -> all(Stream.concat(family.declarationsOf(method), family.types())));
    }

    private static List<Authorized> both(List<Authorized> roles, List<Authorized> sessions) {
        return Stream.concat(roles.stream(), sessions.stream()).toList();
    }

    private static List<Authorized> rules(List<Set<String>> roles) {
        return roles.stream()
                .map(each -> Authorized.anyRole(each.toArray(String[]::new)))
                .toList();
    }

    private static List<Set<String>> all(Stream<? extends AnnotatedElement> elements) {
        return elements.flatMap(element -> on(element).stream().flatMap(List::stream))
                .toList();
    }

    /** What stands on one class or method; of several annotations, the strictest. */
    private static Optional<List<Set<String>>> on(AnnotatedElement element) {
        Set<Annotation> all = CarriedAnnotations.of(element);
        if (all.stream().anyMatch(DenyAll.class::isInstance)) {
            return Optional.of(List.of(Set.of()));
        }
        List<Set<String>> allowed = all.stream()
                .flatMap(each -> each instanceof RolesAllowed roles ? Stream.of(roles) : Stream.empty())
                .map(roles -> Set.copyOf(List.of(roles.value())))
                .toList();
        boolean isSilent = allowed.isEmpty() && all.stream().noneMatch(PermitAll.class::isInstance);
        return isSilent ? Optional.empty() : Optional.of(allowed);
    }
}
