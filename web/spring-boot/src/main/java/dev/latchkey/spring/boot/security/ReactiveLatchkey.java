package dev.latchkey.spring.boot.security;

import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;

/**
 * Does for WebFlux what {@link LatchkeyConfigurer} does for MVC:
 *
 * <pre>{@code
 * latchkey(auth).customize(http);
 * }</pre>
 *
 * <p>It sets the entry point and the access-denied handler of the chain, and disables {@code /logout}. To use another
 * entry point or handler, set it after this call.
 */
public final class ReactiveLatchkey {

    private ReactiveLatchkey() {}

    /** Returns a customizer that makes Latchkey's session an authentication method in one filter chain. */
    public static Customizer<ServerHttpSecurity> latchkey(WebFluxAuth auth) {
        return http -> http.addFilterBefore(
                        new SessionWebFilter(auth), SecurityWebFiltersOrder.ANONYMOUS_AUTHENTICATION)
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint((exchange, failure) ->
                                WebFluxAuth.send(auth.exchange(exchange).refusal(), exchange.getResponse()))
                        .accessDeniedHandler(new ReactiveRoleRefusals(auth)))
                .logout(ServerHttpSecurity.LogoutSpec::disable);
    }
}
