package dev.latchkey.spring.boot.webflux;

import dev.latchkey.Auth;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.spring.boot.AuthArguments;
import dev.latchkey.spring.boot.HandlerRouteList;
import dev.latchkey.spring.boot.LatchkeyAutoConfiguration;
import dev.latchkey.spring.boot.MisplacedAnnotationCheck;
import dev.latchkey.spring.boot.SessionRequirements;
import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.result.view.ViewResolutionResultHandler;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;

/** Mounts the {@link Auth} of the application in Spring WebFlux. */
@AutoConfiguration(after = LatchkeyAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
public final class WebFluxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WebFluxAuth latchkeyWebFluxAuth(Auth auth) {
        return WebFluxAuth.of(auth);
    }

    @Bean
    CorsBeforeGuard latchkeyCrossOrigin(Auth auth, ObjectProvider<DispatcherHandler> dispatcher) {
        return new CorsBeforeGuard(auth, dispatcher);
    }

    @Bean
    PathGuardFilter latchkeyPathGuards(WebFluxAuth auth, ObjectProvider<PathGuard> guards) {
        return new PathGuardFilter(guards.orderedStream().map(auth::guard).toList());
    }

    @Bean
    ChangedRequestMapping latchkeyChangedRequests(WebFluxAuth auth) {
        return new ChangedRequestMapping(auth);
    }

    @Bean
    @Lazy
    SessionArguments latchkeySessionArguments(WebFluxAuth auth, AuthArguments arguments) {
        return new SessionArguments(auth, arguments);
    }

    @Bean
    static HandlerExtensions latchkeyHandlerExtensions(ObjectProvider<SessionArguments> arguments) {
        return new HandlerExtensions(arguments);
    }

    /** Checks every bean after all handlers are known. */
    @Bean
    SmartInitializingSingleton latchkeyMisplacedRequirements(
            ConfigurableListableBeanFactory beans, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return () -> MisplacedAnnotationCheck.refuse(
                beans, mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().values().stream()));
    }

    @Bean
    SessionHandlerAdapter latchkeyHandlerAdapter(
            WebFluxAuth auth, SessionRequirements requirements, RequestMappingHandlerAdapter standard) {
        return new SessionHandlerAdapter(auth, requirements, standard);
    }

    @Bean
    WatchedSockets latchkeySockets(Auth auth, ObjectProvider<WebSocketHandlerAdapter> standard) {
        return new WatchedSockets(auth, standard);
    }

    @Bean
    SessionModel latchkeySessionModel(WebFluxAuth auth, ViewResolutionResultHandler views) {
        return new SessionModel(auth, views);
    }

    @Bean
    AuthResponseHandler latchkeyResponseHandler() {
        return new AuthResponseHandler(ReactiveAdapterRegistry.getSharedInstance());
    }

    @Bean
    RefusalAdvice latchkeyRefusals(Auth auth) {
        return new RefusalAdvice(auth);
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
                        .flatMap(mapping -> WebFluxRouteList.of(mapping, routes))
                        .toList(),
                guards.orderedStream().toList());
    }
}
