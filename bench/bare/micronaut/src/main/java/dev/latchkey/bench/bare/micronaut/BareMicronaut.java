package dev.latchkey.bench.bare.micronaut;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;

/** Without Latchkey: two routes that answer the same bytes. */
@Controller
public class BareMicronaut {

    private static final String ANSWER = System.getenv().getOrDefault("PLAIN", "{}");

    public static void main(String... arguments) {
        Micronaut.run(BareMicronaut.class, arguments);
        System.out.println("Open http://localhost:" + System.getenv("PORT"));
    }

    @Get("/plain")
    String plain() {
        return ANSWER;
    }

    @Get("/me")
    String me() {
        return ANSWER;
    }
}
