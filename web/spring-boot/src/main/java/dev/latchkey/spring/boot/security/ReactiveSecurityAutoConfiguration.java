package dev.latchkey.spring.boot.security;

import dev.latchkey.spring.boot.webflux.WebFluxAutoConfiguration;
import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;

/** Does for WebFlux what {@link ServletSecurityAutoConfiguration} does for MVC. */
@AutoConfiguration(
        after = WebFluxAutoConfiguration.class,
        before = {ReactiveUserDetailsServiceAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({EnableWebFluxSecurity.class, ReactiveWebSecurityAutoConfiguration.class})
@ConditionalOnBean(WebFluxAuth.class)
final class ReactiveSecurityAutoConfiguration {

    /** Makes a filter chain that refuses requests without a session, unless the application has its own chain. */
    @Bean
    @ConditionalOnMissingBean
    SecurityWebFilterChain latchkeySecurityFilterChain(ServerHttpSecurity http, WebFluxAuth auth) {
        ReactiveLatchkey.latchkey(auth).customize(http);
        return http.requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                .build();
    }

    /** Keeps Spring Boot from making a user with a random password, because Latchkey uses no such passwords. */
    @Bean
    @ConditionalOnMissingBean({ReactiveAuthenticationManager.class, ReactiveUserDetailsService.class})
    ReactiveAuthenticationManager latchkeyAuthenticationManager() {
        return authentication ->
                Mono.error(new ProviderNotFoundException("Latchkey signs people in, at its own endpoints"));
    }
}
