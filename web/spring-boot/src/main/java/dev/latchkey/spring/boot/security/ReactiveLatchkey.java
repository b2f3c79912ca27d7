package dev.latchkey.spring.boot.security;

import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;

/**
 * As {@link LatchkeyConfigurer}, for WebFlux:
 *
 * <pre>{@code
 * latchkey(auth).customize(http);
 * }</pre>
 *
 * <p>It sets the chain's entry point, its handler of missing roles, and switches {@code /logout} off. A chain that
 * wants others sets them after it.
 */
public final class ReactiveLatchkey {

    private ReactiveLatchkey() {}

    /** What makes the session a way to authenticate in one filter chain. */
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
