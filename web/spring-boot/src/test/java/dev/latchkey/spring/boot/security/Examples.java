package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.latchkey.AuthExchange;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.spring.boot.AuthBuilderCustomizer;
import dev.latchkey.spring.boot.RequireSession;
import dev.latchkey.testing.SignedIn;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the README of the starter shows. */
final class Examples {

    private static final String SECRET = "a-secret-of-the-bridge-test-0123456789";

    private Examples() {}

    @Controller
    static class Pages {

        // 2. a page asks: there is a session, or none
        @GetMapping("/")
        @ResponseBody
        String home(Optional<Session> session) {
            return session.map(Session::toJson).orElse("Not authenticated");
        }

        // 3. only for signed-in users; others get 401, or the sign-in page
        @GetMapping("/api/orders")
        @ResponseBody
        String orders(Session session) {
            return "Orders of " + session.user().id();
        }

        @RequireSession
        @GetMapping("/settings")
        String settings() {
            return "settings"; // every view has the session in its model
        }

        // a form of the application's own
        @PostMapping("/sign-out")
        AuthResponse signOut(AuthExchange auth) {
            return auth.signOut("/");
        }
    }

    @Configuration
    static class SignIn {

        // 4. a guard with the application's own logic
        @Bean
        PathGuard own() {
            return new PathGuard(
                    "/own/:path*",
                    (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login"));
        }

        // what properties cannot say; static, so that this class may ask for the Auth too
        @Bean
        static AuthBuilderCustomizer rules() {
            return auth -> auth.authorized(Authorized.role("editor"));
        }
    }

    @Configuration
    static class Security {

        @Bean
        SecurityFilterChain pages(HttpSecurity http) {
            return http.with(latchkey())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }
    }

    static void mockMvc(MockMvc mvc) throws Exception {
        mvc.perform(get("/api/orders")
                .header("Cookie", SignedIn.as("ada").withRoles("admin").cookie(SECRET)));
    }

    static void webTestClient(WebTestClient web) {
        web.get()
                .uri("/api/orders")
                .header("Cookie", SignedIn.as("ada").cookie(SECRET))
                .exchange();
    }
}
