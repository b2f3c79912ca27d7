package dev.latchkey.spring.boot.mvc;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;
import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.spring.boot.AuthArguments;
import dev.latchkey.spring.boot.HandlerRouteList;
import dev.latchkey.spring.boot.LatchkeyAutoConfiguration;
import dev.latchkey.spring.boot.SessionRequirements;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** Mounts the {@link Auth} of the application in Spring MVC. */
@AutoConfiguration(
        after = LatchkeyAutoConfiguration.class,
        afterName = "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public final class MvcAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ServletAuth latchkeyServletAuth(Auth auth) {
        return ServletAuth.of(auth);
    }

    @Bean
    @ConditionalOnBean(parameterizedContainer = FilterRegistrationBean.class, value = ServerHttpObservationFilter.class)
    FrontFilterRegistration latchkeyObservation(FilterRegistrationBean<ServerHttpObservationFilter> observation) {
        return FrontFilterRegistration.of(requireNonNull(observation.getFilter(), "filter"));
    }

    /**
     * Registers the filter with the CORS rules. A bean with the name that Spring Security looks for takes precedence
     * over the rules of handlers and of MVC's configuration.
     */
    @Bean
    FrontFilterRegistration latchkeyCrossOrigin(
            Auth auth,
            @Qualifier("corsConfigurationSource") ObjectProvider<CorsConfigurationSource> own,
            @Qualifier("mvcHandlerMappingIntrospector") ObjectProvider<CorsConfigurationSource> handlers) {
        return FrontFilterRegistration.of(
                new CorsBeforeGuard(auth, List.of(request -> of(own, request), request -> of(handlers, request))));
    }

    private static @Nullable CorsConfiguration of(
            ObjectProvider<CorsConfigurationSource> source, HttpServletRequest request) {
        CorsConfigurationSource known = source.getIfAvailable();
        return known == null ? null : known.getCorsConfiguration(request);
    }

    @Bean
    FrontFilterRegistration latchkeyFrontFilter(ServletAuth auth) {
        return FrontFilterRegistration.of(auth);
    }

    @Bean
    FrontFilterRegistration latchkeyGuards(ServletAuth auth, ObjectProvider<PathGuard> guards) {
        return FrontFilterRegistration.of(auth, guards.orderedStream().toList());
    }

    /**
     * Maps a servlet to the endpoints, because a container runs no filter for a path without a servlet. This matters if
     * MVC is not mapped to the root.
     */
    @Bean
    ServletRegistrationBean<HttpServlet> latchkeyEndpoints(
            ServletAuth servlet, Auth auth, @Value("${server.servlet.context-path:}") String contextPath) {
        HttpServlet missing = servlet.wrap((request, response, session) -> response.sendError(SC_NOT_FOUND));
        ServletRegistrationBean<HttpServlet> endpoints =
                new ServletRegistrationBean<>(missing, auth.basePath(contextPath) + "/*");
        endpoints.setName("latchkey");
        return endpoints;
    }

    /**
     * Makes the interceptor a bean, because every handler mapping uses such beans, independent of its configuration.
     */
    @Bean
    MappedInterceptor latchkeySessionInterceptor(ServletAuth auth, SessionRequirements requirements) {
        return new MappedInterceptor(null, null, new SessionInterceptor(auth, requirements));
    }

    @Bean
    HandlerExtensions latchkeyHandlerExtensions(
            ServletAuth servlet, AuthArguments arguments, ConfigurableListableBeanFactory beans) {
        return new HandlerExtensions(beans, new SessionArguments(servlet, arguments));
    }

    /** Watches WebSockets, if the application has them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebSocketHttpRequestHandler.class)
    static class Sockets {

        @Bean
        WatchedSockets latchkeySockets(Auth auth) {
            return new WatchedSockets(auth);
        }
    }

    @Bean
    RethrowingResolver latchkeyRefusals() {
        return new RethrowingResolver();
    }

    @Bean
    WebMvcConfigurer latchkeyMvcConfigurer() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new SessionMessageConverter());
                converters.addCustomConverter(new AuthResponseMessageConverter());
            }
        };
    }

    /**
     * Makes a table of the guards of each route. A test can inject the table and call
     * {@link RouteAudit#requireGuarded}.
     */
    @Bean
    @Lazy
    RouteAudit latchkeyRouteAudit(
            Auth auth,
            HandlerRouteList routes,
            ObjectProvider<RequestMappingInfoHandlerMapping> mappings,
            ObjectProvider<PathGuard> guards) {
        return auth.audit(
                mappings.orderedStream()
                        .flatMap(mapping -> MvcRouteList.of(mapping, routes))
                        .toList(),
                guards.orderedStream().toList());
    }
}
