package dev.latchkey.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.util.List;

/** What the README shows. */
final class Examples {

    private Examples() {}

    static void mount(HttpServer server) {
        JdkHttpAuth auth = JdkHttpAuth.of(Auth.builder()
                .provider(Providers.github())
                .matcher("/dashboard/:path*") // 1. the guard: to the sign-in page, and back
                .build());

        // 2. a page asks
        server.createContext(
                        "/",
                        http -> write(
                                http, auth.session(http).map(Session::toJson).orElse("Not authenticated")))
                .getFilters()
                .add(auth);

        // 3. a handler only for people who are signed in; others get 401, or the sign-in page
        server.createContext(
                        "/api/orders",
                        auth.require((http, session) ->
                                write(http, "Orders of " + session.user().id())))
                .getFilters()
                .add(auth);

        // 4. a guard with the application's own logic
        server.createContext("/own", http -> write(http, "Come in"))
                .getFilters()
                .addAll(List.of(
                        auth,
                        auth.guard((request, session) ->
                                session.isPresent() ? Answer.next() : Answer.redirect("/login"))));

        // the same without filters; a wrapped handler is given the session, if there is one
        server.createContext(
                "/hello",
                auth.inFrontOf(auth.wrap((http, session) -> write(http, session.isPresent() ? "Hello" : "Who?"))));
    }

    private static void write(HttpExchange http, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }
}
