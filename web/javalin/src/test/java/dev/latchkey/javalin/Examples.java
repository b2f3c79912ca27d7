package dev.latchkey.javalin;

import dev.latchkey.Auth;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Providers;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.Set;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** What the README shows. */
final class Examples {

    private Examples() {}

    static Javalin application() {
        JavalinAuth auth = JavalinAuth.of(Auth.builder()
                .provider(Providers.github())
                .matcher("/dashboard/:path*") // 1. the guard: to the sign-in page, and back
                .build());

        Javalin app = Javalin.create(config -> {
            config.registerPlugin(auth);

            // 2. a page asks; a wrapped handler is given the session, if there is one
            config.routes.get(
                    "/",
                    ctx -> ctx.result(auth.session(ctx).map(Session::toJson).orElse("Not authenticated")));
            config.routes.get(
                    "/hello", auth.wrap((ctx, session) -> ctx.result(session.isPresent() ? "Hello" : "Who?")));

            // 3. a handler only for people who are signed in; others get 401, or the sign-in page
            config.routes.get(
                    "/api/orders",
                    auth.require((ctx, session) ->
                            ctx.result("Orders of " + session.user().id())));

            // 4. a guard with the application's own logic
            config.routes.before(auth.guard(
                    "/own/:path*",
                    (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login")));
        });
        return app;
    }

    static void longSessions(JavalinConfig config) {
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(32 * 1024);
            http.setResponseHeaderSize(32 * 1024);
        });
    }

    static void otherOrigins(JavalinConfig config) {
        // #region cors
        config.jetty.modifyServletContextHandler(context -> {
            CrossOriginHandler cors = new CrossOriginHandler();
            cors.setAllowedOriginPatterns(Set.of("https://app\\.example"));
            cors.setAllowCredentials(true); // for the session's cookie
            context.insertHandler(cors);
        });
        // #endregion cors
    }
}
