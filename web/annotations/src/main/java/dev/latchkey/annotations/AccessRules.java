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
 * Reads from annotations who may call a method. An annotation on the method itself overrides all others. Otherwise the
 * annotations on the overridden methods, on the class, and on the supertypes of the class all apply. Among these,
 * {@code @PermitAll} permits nothing that another annotation forbids. A meta-annotation has the same effect as the
 * annotation that it carries. {@link RequireSession} applies in addition.
 */
public final class AccessRules {

    private AccessRules() {}

    /**
     * Returns the rules for {@code method} of {@code type}. A caller must pass each rule. Without rules, every caller
     * may call the method.
     */
    public static List<Authorized> of(Class<?> type, Method method) {
        return both(rules(roles(type, method)), SessionRules.of(type, method));
    }

    /** Works like {@link #of(Class, Method)}, if only the class is known and not the method. */
    static List<Authorized> of(Class<?> type) {
        return both(rules(all(TypeHierarchy.of(type).types())), SessionRules.of(type));
    }

    /**
     * Returns sets of roles, for frameworks that check roles themselves. A caller needs one role of each set. No caller
     * passes an empty set.
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

    /**
     * Returns the sets of roles from the annotations of one class or method. {@code @DenyAll} overrides
     * {@code @RolesAllowed}, which overrides {@code @PermitAll}. Returns empty if there are no such annotations.
     */
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
