package dev.latchkey.quarkus;

import dev.latchkey.annotations.SessionRules;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stops the start if {@code @RequireSession} is on a bean or a method that is no resource, such as a service, a
 * WebSocket or a route of Vert.x.
 */
@Singleton
final class MisplacedAnnotationCheck {

    private static final List<String> OF_QUARKUS = List.of("io.quarkus.", "io.smallrye.", "io.vertx.", "org.jboss.");

    void refuse(@Observes StartupEvent start, BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type -> OF_QUARKUS.stream().noneMatch(type.getName()::startsWith))
                .distinct()
                .forEach(MisplacedAnnotationCheck::check);
    }

    private static void check(Class<?> type) {
        try {
            SessionRules.refuseMisplaced(type, MisplacedAnnotationCheck::isHandler);
        } catch (LinkageError e) {
            return; // a class of some library that is not whole here, and so not in use
        }
    }

    private static boolean isHandler(Method method) {
        return method.isAnnotationPresent(Path.class)
                || Stream.of(method.getAnnotations())
                        .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
