package dev.latchkey.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.reflect.ClassUtils;
import io.micronaut.core.util.PathMatcher;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.inject.BeanDefinition;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Lets Micronaut measure the requests that Latchkey answers. Micronaut's filter for {@code http.server.requests} runs
 * after Latchkey's filter and does not see these requests.
 */
@Singleton
final class ResponseMetrics {

    private static final String FILTER = "io.micronaut.configuration.metrics.binder.web.ServerMetricsFilter";

    private final BeanContext beans;
    private final String paths;
    private final Optional<? extends BeanDefinition<?>> filter; // empty without micronaut-micrometer

    ResponseMetrics(
            BeanContext beans, @Property(name = "micronaut.metrics.http.path", defaultValue = "/**") String paths) {
        this.beans = beans;
        this.paths = paths;
        this.filter = ClassUtils.forName(FILTER, beans.getClassLoader()).flatMap(beans::findBeanDefinition);
    }

    /** Starts the measurement when a request comes in. */
    void begin(HttpRequest<?> request) {
        filter.ifPresent(present -> call(present, "onRequest", request));
    }

    /** Ends the measurement of a request that Latchkey answers, because no later filter sees the request. */
    void answered(HttpRequest<?> request, HttpResponse<?> response) {
        filter.filter(present -> PathMatcher.ANT.matches(paths, request.getPath()))
                .ifPresent(present -> call(present, "onResponse", request, response));
    }

    private <T> void call(BeanDefinition<T> definition, String method, Object... arguments) {
        definition.findPossibleMethods(method).forEach(found -> found.invoke(beans.getBean(definition), arguments));
    }
}
