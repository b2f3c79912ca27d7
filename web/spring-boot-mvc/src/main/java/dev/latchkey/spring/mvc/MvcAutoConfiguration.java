package dev.latchkey.spring.mvc;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import dev.latchkey.Auth;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.spring.HandlerRoutes;
import dev.latchkey.spring.LatchkeyAutoConfiguration;
import dev.latchkey.spring.SessionRequirements;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Mounts the {@link Auth} of the application in Spring MVC. */
@AutoConfiguration(after = LatchkeyAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public final class MvcAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ServletAuth latchkeyServletAuth(Auth auth) {
        return ServletAuth.of(auth);
    }

    @Bean
    FrontFilter latchkeyFrontFilter(ServletAuth auth) {
        return FrontFilter.of(auth);
    }

    @Bean
    FrontFilter latchkeyGuards(ServletAuth auth, ObjectProvider<PathGuard> guards) {
        return FrontFilter.of(auth, guards.orderedStream().toList());
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

    @Bean
    WebMvcConfigurer latchkeyMvcConfigurer(ServletAuth auth, SessionRequirements requirements) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SessionArguments(auth));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SessionInterceptor(auth, requirements))
                        .order(Integer.MIN_VALUE);
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new SessionConverter());
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(0, new Refusals());
            }
        };
    }

    /** Ahead of the standard ones: of those, {@code @ResponseBody} takes whatever there is. */
    @Bean
    SmartInitializingSingleton latchkeyAnswers(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        return () -> adapters.forEach(adapter -> {
            List<HandlerMethodReturnValueHandler> standard = adapter.getReturnValueHandlers();
            adapter.setReturnValueHandlers(
                    Stream.concat(Stream.of(new Answers()), standard == null ? Stream.of() : standard.stream())
                            .toList());
        });
    }

    /** What guards each route, for a test to inject: {@link RouteAudit#requireGuarded}. */
    @Bean
    @Lazy
    RouteAudit latchkeyRouteAudit(
            Auth auth,
            HandlerRoutes routes,
            ObjectProvider<RequestMappingInfoHandlerMapping> mappings,
            ObjectProvider<PathGuard> guards) {
        return auth.audit(
                mappings.orderedStream()
                        .flatMap(mapping -> MvcRoutes.of(mapping, routes))
                        .toList(),
                guards.orderedStream().toList());
    }
}
