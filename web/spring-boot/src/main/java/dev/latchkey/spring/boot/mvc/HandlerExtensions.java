package dev.latchkey.spring.boot.mvc;

import dev.latchkey.spring.boot.MisplacedAnnotationCheck;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandlerComposite;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Puts Latchkey's arguments and return values in front of Spring's own, in everything that calls methods of
 * controllers. A {@code WebMvcConfigurer} would come behind them, and an application that extends
 * {@code WebMvcConfigurationSupport} calls none.
 */
final class HandlerExtensions implements SmartInitializingSingleton {

    private final ConfigurableListableBeanFactory beans;
    private final SessionArguments arguments;

    HandlerExtensions(ConfigurableListableBeanFactory beans, SessionArguments arguments) {
        this.beans = beans;
        this.arguments = arguments;
    }

    @Override
    public void afterSingletonsInstantiated() {
        all(RequestMappingHandlerAdapter.class).forEach(adapter -> {
            adapter.setArgumentResolvers(arguments(adapter.getArgumentResolvers()));
            adapter.setReturnValueHandlers(returnValues(adapter.getReturnValueHandlers()));
        });
        all(HandlerExceptionResolver.class)
                .flatMap(HandlerExtensions::members)
                .filter(ExceptionHandlerExceptionResolver.class::isInstance)
                .map(ExceptionHandlerExceptionResolver.class::cast)
                .forEach(this::extend);
        MisplacedAnnotationCheck.refuse(
                beans,
                all(RequestMappingInfoHandlerMapping.class)
                        .flatMap(mapping -> mapping.getHandlerMethods().values().stream()));
    }

    private void extend(ExceptionHandlerExceptionResolver resolver) {
        HandlerMethodArgumentResolverComposite known = resolver.getArgumentResolvers();
        resolver.setArgumentResolvers(arguments(known == null ? null : known.getResolvers()));
        HandlerMethodReturnValueHandlerComposite handlers = resolver.getReturnValueHandlers();
        resolver.setReturnValueHandlers(returnValues(handlers == null ? null : handlers.getHandlers()));
    }

    private List<HandlerMethodArgumentResolver> arguments(@Nullable List<HandlerMethodArgumentResolver> standard) {
        return Stream.concat(Stream.of(arguments), standard == null ? Stream.of() : standard.stream())
                .toList();
    }

    private static List<HandlerMethodReturnValueHandler> returnValues(
            @Nullable List<HandlerMethodReturnValueHandler> standard) {
        return Stream.concat(Stream.of(new AuthResponseHandler()), standard == null ? Stream.of() : standard.stream())
                .toList();
    }

    private static Stream<HandlerExceptionResolver> members(HandlerExceptionResolver resolver) {
        return resolver instanceof HandlerExceptionResolverComposite composite
                ? composite.getExceptionResolvers().stream()
                : Stream.of(resolver);
    }

    private <T> Stream<T> all(Class<T> type) {
        ObjectProvider<T> provider = beans.getBeanProvider(type);
        return provider.stream();
    }
}
