package dev.latchkey.example.first.javalin;

import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.provider.Providers;
import io.javalin.Javalin;

public final class First {

    public static void main(String... arguments) {
        JavalinAuth auth = JavalinAuth.of(Auth.of(Providers.github(), Providers.google()));
        Javalin.create(config -> {
                    config.registerPlugin(auth);
                    config.staticFiles.add("/public");
                    config.routes.get(
                            "/dashboard",
                            auth.require((ctx, me) ->
                                    ctx.result("Hello, " + me.user().displayName())));
                    config.routes.get("/api/me", auth.require((ctx, session) -> ctx.json(session)));
                })
                .start(Integer.getInteger("port", 3000));
    }
}
