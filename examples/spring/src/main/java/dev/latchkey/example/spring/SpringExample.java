package dev.latchkey.example.spring;

import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Provider;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@SpringBootApplication(proxyBeanMethods = false)
public class SpringExample {

    public static void main(String... arguments) {
        new SpringApplicationBuilder(SpringExample.class)
                .properties("server.address=localhost", "server.port=" + Example.port())
                .properties("latchkey.matcher=/dashboard/:path*") // 3. the guard: which paths it looks at
                .run(arguments);
        System.out.println("Open http://localhost:" + Example.port());
    }

    @Bean
    Provider demoProvider() {
        return Example.demoProvider(); // in real life latchkey.providers=github,google
    }

    @GetMapping("/")
    String home(Optional<Session> session) { // 1. a page asks for the session
        return session.map(Session::toJson).orElse("Not authenticated");
    }

    @GetMapping("/api/admin")
    Session admin(Optional<Session> session) { // 2. a route is given the session or none
        return session.orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Not authenticated"));
    }

    @GetMapping("/me")
    Session me(Session session) { // or is only for signed-in users, as with @RequireSession
        return session;
    }

    @GetMapping({"/dashboard", "/dashboard/**"})
    String dashboard() { // 4. close to the data: without a session, this throws
        return "<h1>dashboard-secret</h1><a href=/auth/signout>Sign out "
                + SessionScope.require().user().id() + "</a>";
    }

    @GetMapping(path = "/plain", produces = "application/json")
    String plain() {
        return Example.plain();
    }
}
