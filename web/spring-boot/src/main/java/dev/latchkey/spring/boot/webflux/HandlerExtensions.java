package dev.latchkey.spring.boot.webflux;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;

/**
 * Adds Latchkey's argument resolvers to all beans that call controller methods. A {@code WebFluxConfigurer} is not
 * enough, because an application that extends {@code WebFluxConfigurationSupport} calls none.
 */
final class HandlerExtensions implements BeanPostProcessor {

    private final ObjectProvider<SessionArguments> arguments;

    HandlerExtensions(ObjectProvider<SessionArguments> arguments) {
        this.arguments = arguments;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof RequestMappingHandlerAdapter adapter) {
            ArgumentResolverConfigurer known = adapter.getArgumentResolverConfigurer();
            ArgumentResolverConfigurer resolvers = known == null ? new ArgumentResolverConfigurer() : known;
            resolvers.addCustomResolver(arguments.getObject());
            adapter.setArgumentResolverConfigurer(resolvers);
        }
        return bean;
    }
}
