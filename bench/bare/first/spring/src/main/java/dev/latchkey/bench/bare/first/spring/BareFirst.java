package dev.latchkey.bench.bare.first.spring;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Without Latchkey: the same files and routes, which everybody may see. */
@RestController
@SpringBootApplication
public class BareFirst {

    public static void main(String... arguments) {
        SpringApplication.run(BareFirst.class, arguments);
    }

    @GetMapping("/dashboard")
    String dashboard() {
        return "Hello, nobody";
    }

    @GetMapping("/api/me")
    Map<String, String> me() {
        return Map.of("name", "nobody");
    }
}
