package dev.latchkey.example.micronaut;

import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Provider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.runtime.Micronaut;
import jakarta.inject.Singleton;
import java.util.Optional;

@Controller
@Factory
public class MicronautExample {

    public static void main(String... arguments) {
        Micronaut.run(MicronautExample.class, arguments);
        System.out.println("Open http://localhost:" + Example.port());
    }

    @Singleton
    Provider demo() {
        return Example.demoProvider(); // in real life latchkey.provider.github in application.yml
    }

    @Get("/")
    @Produces(MediaType.TEXT_PLAIN) // 1. a page asks for the session
    String home(Optional<Session> session) {
        return session.map(Session::toJson).orElse("Not authenticated");
    }

    @Get("/api/admin") // 2. a route is given the session, or none
    Session admin(Optional<Session> session) {
        return session.orElseThrow(() -> new HttpStatusException(HttpStatus.UNAUTHORIZED, "Not authenticated"));
    }

    @Get("/me") // or is only for signed-in users
    String me(Session session) {
        return session.toJson();
    }

    @Get(uris = {"/dashboard", "/dashboard/{+page}"})
    @Produces(MediaType.TEXT_HTML)
    String dashboard() { // 4. close to the data: without a session, this throws instead of returning a name
        String name = SessionScope.require().user().id();
        return "<h1>dashboard-secret</h1><a href=/auth/signout>Sign out " + name + "</a>";
    }

    @Get("/plain")
    String plain() {
        return Example.plain();
    }
}
