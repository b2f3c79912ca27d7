package dev.latchkey.testing.spring;

import dev.latchkey.model.Session;
import dev.latchkey.store.Store;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** An application under test. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Application.Pages.class)
class Application {

    static final String SECRET = "latchkey.secret=a-secret-for-tests-0123456789-0123456789";

    @Bean
    @ConditionalOnProperty("test.stored")
    Store store() {
        return Store.inMemory();
    }

    @RestController
    static class Pages {

        @GetMapping("/dashboard")
        String dashboard(Session session) {
            return "dashboard of " + session.user().id() + " " + session.roles();
        }

        @GetMapping("/factors")
        String factors(Session session) {
            return session.factors().get(0).method();
        }

        @GetMapping("/theme")
        String theme(Session session, @RequestHeader("Cookie") String cookies) {
            return (cookies.contains("theme=dark") ? "dark" : "light") + " of "
                    + session.user().id();
        }
    }
}
