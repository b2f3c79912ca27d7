package dev.latchkey.helidon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.model.SessionEnd;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The canonical application as routes. */
final class Mounting {

    private final ContractApplication application;
    private final HelidonAuth auth;

    private Mounting(ContractApplication application) {
        this.application = application;
        this.auth = HelidonAuth.of(application.auth());
    }

    static void mount(ContractApplication application, HttpRouting.Builder routing) {
        new Mounting(application).mount(routing);
    }

    private void mount(HttpRouting.Builder routing) {
        routing.addFeature(auth);
        routing.addFeature(auth.guard(ContractApplication.OWN_PATTERN, application.ownLogic()));

        serve(routing, (req, res) -> write(res, application.home(auth.session(req))), "/");
        serve(routing, auth.wrap((req, res, session) -> write(res, application.admin(session))), "/api/admin");
        serve(routing, auth.require((req, res, session) -> write(res, application.orders(session))), "/api/orders");
        routing.get("/dashboard/stream", this::stream);
        serve(routing, (req, res) -> write(res, application.dashboard()), "/dashboard", "/dashboard/*");
        serve(routing, (req, res) -> write(res, application.own()), "/own", "/own/*");
        serve(routing, (req, res) -> write(res, application.data()), "/data");
        serve(routing, (req, res) -> write(res, application.open()), "/open", "/open/*", "/login");
        serve(routing, (req, res) -> write(res, application.plain()), "/plain");
        routing.post("/form", (req, res) -> write(res, application.form(form(req, "message"))));
        routing.post("/in-process/sign-in", this::signIn);
        routing.post("/in-process/sign-out", (req, res) -> auth.signOut(req, res, "/open"));
        routing.post(
                "/in-process/update",
                (req, res) -> write(res, application.update(auth.exchange(req), form(req, "name"))));
    }

    // #region stream
    private void stream(ServerRequest req, ServerResponse res) throws Exception {
        CompletableFuture<SessionEnd> end = new CompletableFuture<>();
        res.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
        SessionWatch watch = auth.exchange(req).watch(end::complete);
        try (watch;
                OutputStream events = res.outputStream()) {
            String first = application.firstEvent(
                    auth.session(req).map(session -> session.user().id()));
            events.write(first.getBytes(UTF_8));
            events.flush();
            events.write(awaited(end, events).event().getBytes(UTF_8));
        }
    }

    /** Waits for the end. A comment every 15 seconds finds out whether the client is gone: its write then fails. */
    private static SessionEnd awaited(CompletableFuture<SessionEnd> end, OutputStream events) throws Exception {
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

    private void signIn(ServerRequest req, ServerResponse res) {
        Parameters form = req.content().as(Parameters.class);
        Map<String, String> typed = Map.of("username", form.get("username"), "password", form.get("password"));
        try {
            auth.signIn(req, res, "credentials", form.first("redirectTo").orElse(null), typed);
        } catch (CredentialsSignin e) {
            write(res, application.refused(e.reason()));
        }
    }

    private static void serve(HttpRouting.Builder routing, Handler handler, String... paths) {
        for (String path : paths) {
            routing.any(path, handler);
        }
    }

    private static String form(ServerRequest req, String field) {
        return req.content().as(Parameters.class).get(field);
    }

    private static void write(ServerResponse res, Page page) {
        res.status(page.status()).header(HeaderNames.CONTENT_TYPE, page.contentType());
        page.headers().forEach((name, value) -> res.header(HeaderNames.create(name), value));
        res.send(page.body().getBytes(UTF_8));
    }
}
