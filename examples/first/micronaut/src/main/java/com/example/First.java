package com.example;

import dev.latchkey.model.Session;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;

@Controller
public class First {

    public static void main(String... arguments) {
        Micronaut.run(First.class, arguments);
    }

    @Get("/dashboard")
    String dashboard(Session session) {
        return "Hello, " + session.user().displayName();
    }

    @Get("/api/me")
    String me(Session session) {
        return session.toJson();
    }
}
