package com.example;

import static dev.latchkey.provider.Providers.github;
import static dev.latchkey.provider.Providers.google;

import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import io.javalin.Javalin;

public final class First {

    public static void main(String... arguments) {
        app(JavalinAuth.of(Auth.of(github(), google()))).start(Integer.getInteger("port", 3000));
    }

    static Javalin app(JavalinAuth auth) {
        return Javalin.create(config -> {
            config.registerPlugin(auth);
            config.staticFiles.add("/public");
            config.routes.get(
                    "/dashboard",
                    auth.require((ctx, me) -> ctx.result("Hello, " + me.user().displayName())));
            config.routes.get("/api/me", auth.require((ctx, session) -> ctx.json(session)));
        });
    }
}
