package com.example;

import dev.latchkey.Auth;
import dev.latchkey.provider.Providers;
import dev.latchkey.vertx.VertxAuth;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

public final class First {

    public static void main(String... arguments) {
        start(VertxAuth.of(Auth.of(Providers.github(), Providers.google())));
    }

    static void start(VertxAuth auth) {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        auth.register(router);
        router.get("/dashboard")
                .handler(auth.require((ctx, me) -> ctx.end("Hello, " + me.user().displayName())));
        router.get("/api/me").handler(auth.require((ctx, session) -> ctx.end(session.toJson())));
        router.route().handler(StaticHandler.create("public"));
        vertx.createHttpServer().requestHandler(router).listen(Integer.getInteger("port", 3000));
    }
}
