package dev.latchkey.spring.boot;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Which handlers are only for signed-in users; each handler is looked up once. For adapters. */
public final class SessionRequirements {

    private final Map<Handler, Optional<String>> known = new ConcurrentHashMap<>();

    private record Handler(Class<?> type, Method method) {}

    /** What of {@code handler} requires a session: {@link RequireSession}, or an argument; empty: nothing. */
    public Optional<String> of(HandlerMethod handler) {
        // behind an interface's proxy is the class that may have the annotation
        Class<?> type = handler.getBean() instanceof String
                ? handler.getBeanType()
                : AopUtils.getTargetClass(handler.getBean());
        return known.computeIfAbsent(new Handler(type, handler.getMethod()), SessionRequirements::find);
    }

    private static Optional<String> find(Handler handler) {
        Method own = AopUtils.getMostSpecificMethod(handler.method(), handler.type());
        if (AnnotatedElementUtils.hasAnnotation(own, RequireSession.class)
                || AnnotatedElementUtils.hasAnnotation(handler.method(), RequireSession.class)
                || AnnotatedElementUtils.hasAnnotation(handler.type(), RequireSession.class)) {
            return Optional.of("@RequireSession");
        }
        return IntStream.range(0, own.getParameterCount())
                .mapToObj(index -> new MethodParameter(own, index))
                .filter(AuthArguments::requiresSession)
                .findFirst()
                .map(argument -> "its argument " + argument.getParameterType().getSimpleName());
    }
}
