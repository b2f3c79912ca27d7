package dev.latchkey.contract.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.SessionEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The canonical application as contexts. */
final class Mounting {

    private final ContractApplication application;
    private final JdkHttpAuth auth;
    private final HttpServer server;
    private final Path files;

    private Mounting(ContractApplication application, HttpServer server, Path files) {
        this.application = application;
        this.auth = JdkHttpAuth.of(application.auth());
        this.server = server;
        this.files = files;
    }

    static void mount(ContractApplication application, HttpServer server, Path files) {
        new Mounting(application, server, files).mount();
    }

    private void mount() {
        serve("/", this::home);
        serve("/api/admin", auth.wrap((http, session) -> Pages.write(http, application.admin(session))));
        serve("/api/orders", auth.require((http, session) -> Pages.write(http, application.orders(session))));
        serve("/dashboard", Pages.of(application::dashboard));
        serve("/dashboard/stream", this::stream);
        serve("/own", Pages.of(application::own));
        serve("/data", Pages.of(application::data));
        serve("/open", Pages.of(application::open));
        serve("/login", Pages.of(application::open));
        serve("/plain", Pages.of(application::plain));
        serve("/static/app.css", this::file);
        serve(
                "/form",
                http -> Pages.write(http, application.form(Pages.form(http).getOrDefault("message", ""))));
        serve("/in-process/sign-in", this::signIn);
        serve("/in-process/sign-out", http -> auth.signOut(http, "/open"));
        serve(
                "/in-process/update",
                http -> Pages.write(
                        http,
                        application.update(auth.exchange(http), Pages.form(http).getOrDefault("name", ""))));
    }

    private void serve(String path, HttpHandler handler) {
        Filter own = auth.guard(ContractApplication.OWN_PATTERN, application.ownLogic());
        server.createContext(path, handler).getFilters().addAll(List.of(auth, own));
    }

    private void home(HttpExchange http) throws IOException {
        if ("/".equals(http.getRequestURI().getPath())) {
            Pages.write(http, application.home(auth.session(http)));
        } else {
            http.sendResponseHeaders(404, -1);
        }
    }

    // #region stream
    private void stream(HttpExchange http) throws IOException {
        CompletableFuture<SessionEnd> end = new CompletableFuture<>();
        http.getResponseHeaders().set("Content-Type", "text/event-stream");
        SessionWatch watch = auth.exchange(http).watch(end::complete);
        try (watch;
                OutputStream events = http.getResponseBody()) {
            http.sendResponseHeaders(200, 0);
            String first = application.firstEvent(
                    auth.session(http).map(session -> session.user().id()));
            events.write(first.getBytes(UTF_8));
            events.flush();
            events.write(awaited(end, events).event().getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    /** Waits for the end. A comment every 15 seconds finds out whether the client is gone: its write then fails. */
    private static SessionEnd awaited(CompletableFuture<SessionEnd> end, OutputStream events)
            throws IOException, InterruptedException, ExecutionException {
        while (true) {
            try {
                return end.get(15, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                events.write(":\n\n".getBytes(UTF_8));
                events.flush();
            }
        }
    }
    // #endregion

    private void file(HttpExchange http) throws IOException {
        byte[] css = Files.readAllBytes(files.resolve("app.css"));
        http.getResponseHeaders().set("Content-Type", "text/css");
        http.sendResponseHeaders(200, css.length);
        http.getResponseBody().write(css);
        http.close();
    }

    private void signIn(HttpExchange http) throws IOException {
        Map<String, String> form = Pages.form(http);
        Map<String, String> typed = Map.of(
                "username", requireNonNull(form.get("username")), "password", requireNonNull(form.get("password")));
        try {
            auth.signIn(http, "credentials", form.get("redirectTo"), typed);
        } catch (CredentialsSignin e) {
            Pages.write(http, application.refused(e.reason()));
        }
    }
}
