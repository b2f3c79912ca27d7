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
import org.springframework.context.annotation.Lazy;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

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

    /** A bean with the name that Spring Security looks for comes before what handlers and MVC's configuration say. */
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

    /** A container runs no filter where no servlet is mapped, as when MVC has a path of its own. */
    @Bean
    ServletRegistrationBean<HttpServlet> latchkeyEndpoints(
            ServletAuth servlet, Auth auth, @Value("${server.servlet.context-path:}") String contextPath) {
        HttpServlet missing = servlet.wrap((request, response, session) -> response.sendError(SC_NOT_FOUND));
        ServletRegistrationBean<HttpServlet> endpoints =
                new ServletRegistrationBean<>(missing, auth.basePath(contextPath) + "/*");
        endpoints.setName("latchkey");
        return endpoints;
    }

    /** A bean, because every handler mapping looks for such beans, however it is configured. */
    @Bean
    MappedInterceptor latchkeySessionInterceptor(ServletAuth auth, SessionRequirements requirements) {
        return new MappedInterceptor(null, null, new SessionInterceptor(auth, requirements));
    }

    @Bean
    HandlerExtensions latchkeyHandlerExtensions(
            ServletAuth servlet, AuthArguments arguments, ConfigurableListableBeanFactory beans) {
        return new HandlerExtensions(beans, new SessionArguments(servlet, arguments));
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

    /** What guards each route, for a test to inject: {@link RouteAudit#requireGuarded}. */
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
