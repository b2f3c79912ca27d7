package dev.latchkey.spring.boot.webflux;

import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.spring.boot.Forgeries;
import dev.latchkey.spring.boot.UnforgeableTests;
import java.security.Principal;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.WebFluxConfigurationSupport;
import reactor.core.publisher.Mono;

class WebFluxUnforgeableTest extends UnforgeableTests {

    WebFluxUnforgeableTest() {
        super(Standard.class, OwnWebFlux.class);
    }

    @Override
    protected Stream<String> ownHandlers() {
        return Stream.of("mono 401", "mono-user 401", "mono-platform 200", "model 0", "parameter 0", "header 0");
    }

    @Override
    protected Stream<String> ownHandlersForAlice() {
        return Stream.of("mono", "mono-user", "mono-platform");
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Forgeries.class, Monos.class})
    static class Standard {}

    /** As many applications have it: Spring Boot then calls no {@code WebFluxConfigurer}. */
    @Configuration
    @Import({Forgeries.class, Monos.class})
    static class OwnWebFlux extends WebFluxConfigurationSupport {}

    @RestController
    static class Monos {

        @RequestMapping("/forged/mono")
        Mono<String> mono(Mono<Session> session) {
            return session.map(known -> known.user().id());
        }

        @RequestMapping("/forged/mono-user")
        Mono<String> monoUser(Mono<User> user) {
            return user.map(User::id);
        }

        @RequestMapping("/forged/mono-platform")
        Mono<String> monoPlatform(Mono<Principal> principal) {
            return principal.map(Principal::getName).defaultIfEmpty("nobody");
        }
    }
}
