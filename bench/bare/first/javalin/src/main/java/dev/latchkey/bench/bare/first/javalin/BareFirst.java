package dev.latchkey.bench.bare.first.javalin;

import io.javalin.Javalin;
import java.util.Map;

/** Without Latchkey: the same files and routes, which everybody may see. */
public final class BareFirst {

    private BareFirst() {}

    public static void main(String... arguments) {
        Javalin.create(config -> {
                    config.staticFiles.add("/public");
                    config.routes.get("/dashboard", ctx -> ctx.result("Hello, nobody"));
                    config.routes.get("/api/me", ctx -> ctx.json(Map.of("name", "nobody")));
                })
                .start(Integer.getInteger("port", 3000));
    }
}
