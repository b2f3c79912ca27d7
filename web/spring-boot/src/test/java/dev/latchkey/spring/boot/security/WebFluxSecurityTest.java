package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.ReactiveLatchkey.latchkey;

import dev.latchkey.Auth;
import dev.latchkey.model.Session;
import dev.latchkey.spring.boot.SpringServer;
import dev.latchkey.spring.webflux.WebFluxAuth;
import java.security.Principal;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

class WebFluxSecurityTest extends SecurityTests {

    @Override
    SpringServer start() {
        return SpringServer.start(WebApplicationType.REACTIVE, Configured.class);
    }

    @Override
    SpringServer startUnconfigured() {
        return SpringServer.start(WebApplicationType.REACTIVE, Unconfigured.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableReactiveMethodSecurity
    @Import({Handlers.class, ReactiveService.class})
    static class Unconfigured {

        @Bean
        Auth auth() {
            return People.auth();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Unconfigured.class)
    static class Configured {

        @Bean
        SecurityWebFilterChain chain(ServerHttpSecurity http, WebFluxAuth auth) {
            latchkey(auth).customize(http);
            return http.authorizeExchange(exchanges -> exchanges
                            .pathMatchers("/open/**")
                            .permitAll()
                            .pathMatchers("/admin")
                            .hasRole("admin")
                            .anyExchange()
                            .authenticated())
                    .build();
        }
    }

    static class ReactiveService {

        @PreAuthorize("hasRole('admin')")
        Mono<String> forAdmins() {
            return Mono.just("for admins");
        }
    }

    @RestController
    static class Handlers {

        private final ReactiveService service;

        Handlers(ReactiveService service) {
            this.service = service;
        }

        @RequestMapping("/open")
        String open() {
            return "open";
        }

        @GetMapping("/private")
        String privately() {
            return "private";
        }

        @GetMapping("/admin")
        String admin() {
            return "admin";
        }

        @GetMapping("/open/service")
        Mono<String> service() {
            return service.forAdmins();
        }

        @GetMapping("/who")
        String who(Authentication who, @AuthenticationPrincipal Session session) {
            return who.getName() + " " + who.getAuthorities() + " "
                    + session.user().id() + " " + who.isAuthenticated();
        }

        @GetMapping("/remote-user")
        Mono<String> remoteUser(Principal principal) {
            return Mono.just(principal.getName());
        }

        @GetMapping("/open/who")
        Mono<String> openly(ServerWebExchange exchange) {
            return exchange.getPrincipal().map(Principal::getName).defaultIfEmpty("nobody");
        }
    }
}
