package dev.latchkey.example.jdk;

import static dev.latchkey.example.support.Example.answer;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

final class JdkExample {

    public static void main(String... arguments) throws IOException {
        JdkHttpAuth auth = JdkHttpAuth.of(Auth.builder()
                .provider(Example.demoProvider()) // in real life Providers.github() and its like
                .matcher("/dashboard/:path*") // 3. the guard: which paths it looks at,
                .authorized(Authorized.signedIn()) // and who may pass
                .build());

        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", Example.port()), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        BiConsumer<String, HttpHandler> contexts = (path, handler) ->
                server.createContext(path, handler).getFilters().add(auth); // of every context: it serves /auth/*, too

        // 1. a page asks for the session
        contexts.accept("/", http -> {
            String text = auth.session(http).map(Session::toJson).orElse("Not authenticated");
            answer(http, 200, "text/plain", text);
        });

        // 2. a handler is wrapped: with the session or none, or only for signed-in users
        contexts.accept("/api/admin", auth.wrap((http, session) -> {
            String json = session.map(Session::toJson).orElse("{\"message\":\"Not authenticated\"}");
            answer(http, session.isPresent() ? 200 : 401, "application/json", json);
        }));
        contexts.accept(
                "/me", auth.require((http, session) -> answer(http, 200, "application/json", session.toJson())));

        contexts.accept("/dashboard", http -> answer(http, 200, "text/html", "<h1>dashboard-secret</h1>" + greeting()));
        contexts.accept("/plain", http -> answer(http, 200, "application/json", Example.plain()));
        contexts.accept("/static/app.css", http -> answer(http, 200, "text/css", Example.css()));
        server.start();
        System.out.println("Open http://localhost:" + Example.port());
    }

    /** 4. close to the data: without a session, this throws instead of returning a name. */
    private static String greeting() {
        return "<a href=/auth/signout>Sign out " + SessionScope.require().user().id() + "</a>";
    }
}
