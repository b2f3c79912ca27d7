package com.example;

import dev.latchkey.model.Session;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@SpringBootApplication
public class First {

    public static void main(String... arguments) {
        SpringApplication.run(First.class, arguments);
    }

    @GetMapping("/dashboard")
    String dashboard(Session session) {
        return "Hello, " + session.user().displayName();
    }

    @GetMapping("/api/me")
    Session me(Session session) {
        return session;
    }
}
