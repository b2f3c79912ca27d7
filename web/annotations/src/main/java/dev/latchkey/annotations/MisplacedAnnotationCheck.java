package dev.latchkey.annotations;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a {@link RequireSession} that nothing enforces, because it stands on no handler of requests. */
final class MisplacedAnnotationCheck {

    private final Class<?> type;
    private final TypeHierarchy family;
    private final List<Method> methods;
    private final Set<Method> handlers;

    private MisplacedAnnotationCheck(Class<?> type, Predicate<Method> isHandler) {
        this.type = type;
        this.family = TypeHierarchy.of(type);
        this.methods = family.types()
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic())
                .toList();
        this.handlers = methods.stream()
                .filter(isHandler)
                .flatMap(each -> Stream.concat(Stream.of(each), family.declarationsOf(each)))
                .collect(Collectors.toSet());
    }

    /** The class or method on which it guards nothing. */
    static Optional<String> in(Class<?> type, Predicate<Method> isHandler) {
        MisplacedAnnotationCheck check = new MisplacedAnnotationCheck(type, isHandler);
        return check.onType().or(check::onMethod);
    }

    private Optional<String> onType() {
        return handlers.isEmpty() && family.types().anyMatch(MisplacedAnnotationCheck::isMarked)
                ? Optional.of(type.getName())
                : Optional.empty();
    }

    private Optional<String> onMethod() {
        return methods.stream()
                .filter(MisplacedAnnotationCheck::isMarked)
                .filter(method -> !handlers.contains(method)
                        && family.declarationsOf(method).noneMatch(handlers::contains))
                .map(method -> type.getName() + "." + method.getName())
                .findFirst();
    }

    private static boolean isMarked(AnnotatedElement element) {
        return CarriedAnnotations.of(element).stream().anyMatch(RequireSession.class::isInstance);
    }
}
