package dev.latchkey.helidon;

import dev.latchkey.Auth;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Providers;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.cors.CorsFeature;
import io.helidon.webserver.http.SecureHandler;
import java.util.Set;

/** What the README shows. */
final class Examples {

    private Examples() {}

    static WebServer application() {
        HelidonAuth auth = HelidonAuth.of(Auth.builder()
                .provider(Providers.github())
                .matcher("/dashboard/:path*") // 1. the guard: to the sign-in page, and back
                .build());

        WebServer server = WebServer.builder()
                .routing(routing -> {
                    routing.addFeature(auth);

                    // 2. a page asks; a wrapped handler is given the session, if there is one
                    routing.get(
                            "/",
                            (req, res) -> res.send(
                                    auth.session(req).map(Session::toJson).orElse("Not authenticated")));
                    routing.get(
                            "/hello",
                            auth.wrap((req, res, session) -> res.send(session.isPresent() ? "Hello" : "Who?")));

                    // 3. a handler only for people who are signed in; others get 401, or the sign-in page
                    routing.get(
                            "/api/orders",
                            auth.require((req, res, session) ->
                                    res.send("Orders of " + session.user().id())));

                    // as Helidon has it: only with a role of session.roles(); others get 403
                    routing.post(
                            "/api/refunds",
                            SecureHandler.authorize("accounting").wrap((req, res) -> res.send("Refunded")));

                    // 4. a guard with the application's own logic
                    routing.addFeature(auth.guard(
                            "/own/:path*",
                            (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login")));
                })
                .build();
        return server;
    }

    static CorsFeature otherOrigins() {
        CorsFeature cors = CorsFeature.create(config -> config.weight(20_000) // Latchkey has 10,000
                .addPath(path -> path.pathPattern("/*")
                        .allowOrigins(Set.of("https://app.example"))
                        .allowCredentials(true)));
        return cors;
    }
}
