package dev.latchkey.spring.boot;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Stops the start if {@link RequireSession} is on a method that is not a request handler, because nothing would enforce
 * it there. Also stops the start if {@code within} is not a duration. This class is for adapters.
 */
public final class MisplacedAnnotationCheck {

    /**
     * The annotations of controller methods that other parts of Spring call, by name, because these parts are optional.
     */
    private static final List<String> OTHER_CALLERS = List.of(
            "org.springframework.graphql.data.method.annotation.SchemaMapping",
            "org.springframework.graphql.data.method.annotation.BatchMapping",
            "org.springframework.messaging.handler.annotation.MessageMapping",
            "org.springframework.messaging.simp.annotation.SubscribeMapping");

    private final ConfigurableListableBeanFactory beans;
    private final Set<Method> handlers;

    private MisplacedAnnotationCheck(ConfigurableListableBeanFactory beans, Stream<HandlerMethod> handlers) {
        this.beans = beans;
        this.handlers = handlers.map(HandlerMethod::getMethod).collect(Collectors.toSet());
    }

    /**
     * Checks every bean.
     *
     * @param handlers the handlers that the framework's mappings contain
     * @throws IllegalStateException if an annotation has no effect, or {@code within} is not a duration; the message
     *     names the method and what to use instead
     */
    public static void refuse(ConfigurableListableBeanFactory beans, Stream<HandlerMethod> handlers) {
        List<HandlerMethod> all = handlers.toList();
        all.forEach(new SessionRequirements()::rule);
        MisplacedAnnotationCheck check = new MisplacedAnnotationCheck(beans, all.stream());
        Stream.of(beans.getBeanDefinitionNames())
                .flatMap(name -> Stream.ofNullable(check.typeOf(name)))
                .flatMap(type -> check.misplacedIn(type).stream())
                .findFirst()
                .ifPresent(place -> {
                    throw new IllegalStateException("@RequireSession guards nothing on " + place
                            + ", because that is no handler of web requests: call SessionScope.require() in it");
                });
    }

    private @Nullable Class<?> typeOf(String name) {
        Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
        return type != null
                        && !type.getName().startsWith("org.springframework.")
                        && !isOurs(name, type)
                        && AnnotationUtils.isCandidateClass(type, RequireSession.class)
                ? ClassUtils.getUserClass(type)
                : null;
    }

    /** Looking through the methods of a class loads the types of all their parameters. */
    private static boolean isOurs(String name, Class<?> type) {
        return name.startsWith("latchkey") && type.getName().startsWith("dev.latchkey.");
    }

    private Optional<String> misplacedIn(Class<?> type) {
        boolean onType = AnnotatedElementUtils.hasAnnotation(type, RequireSession.class);
        Set<Method> mistaken = MethodIntrospector.selectMethods(
                type,
                (Method method) ->
                        (onType ? isCalledByOthers(method) : isAnnotated(method)) && !isHandler(method, type));
        if (!mistaken.isEmpty()) {
            return Optional.of(
                    ClassUtils.getQualifiedMethodName(mistaken.iterator().next(), type));
        }
        return onType && !serves(type) ? Optional.of(type.getName()) : Optional.empty();
    }

    private boolean serves(Class<?> type) {
        return !MethodIntrospector.selectMethods(type, (Method method) -> isHandler(method, type))
                .isEmpty();
    }

    private static boolean isAnnotated(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, RequireSession.class);
    }

    private static boolean isCalledByOthers(Method method) {
        MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
        return OTHER_CALLERS.stream().anyMatch(annotations::isPresent);
    }

    private boolean isHandler(Method method, Class<?> type) {
        return handlers.contains(method)
                || handlers.contains(AopUtils.getMostSpecificMethod(method, type))
                || AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class);
    }
}
