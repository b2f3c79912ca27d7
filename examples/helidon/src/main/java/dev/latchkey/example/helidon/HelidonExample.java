package dev.latchkey.example.helidon;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.guard.Authorized;
import dev.latchkey.helidon.HelidonAuth;
import dev.latchkey.model.Session;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.staticcontent.ClasspathHandlerConfig;
import io.helidon.webserver.staticcontent.StaticContentFeature;

final class HelidonExample {

    public static void main(String... arguments) {
        HelidonAuth auth = HelidonAuth.of(Auth.builder()
                .provider(Example.demoProvider()) // in real life Providers.github() and its like
                .matcher("/dashboard/:path*") // 3. the guard: which paths it looks at,
                .authorized(Authorized.signedIn()) // and who may pass
                .build());

        HttpRouting.Builder routing = HttpRouting.builder().addFeature(auth); // serves /auth/*, and runs the guard
        routing.register("/static", StaticContentFeature.createService(ClasspathHandlerConfig.create("public/static")));

        // 1. a page asks for the session
        routing.get(
                "/",
                (req, res) -> res.send(auth.session(req).map(Session::toJson).orElse("Not authenticated")));

        // 2. a route is wrapped: with the session or none, or only for signed-in users
        routing.get("/api/admin", auth.wrap((req, res, session) -> {
            res.status(session.isPresent() ? 200 : 401);
            json(res, session.map(Session::toJson).orElse("{\"message\":\"Not authenticated\"}"));
        }));
        routing.get("/me", auth.require((req, res, session) -> json(res, session.toJson())));

        routing.get("/dashboard", HelidonExample::dashboard).get("/dashboard/*", HelidonExample::dashboard);
        routing.get("/plain", (req, res) -> json(res, Example.plain()));

        WebServer.create(server -> server.host("localhost").port(Example.port()).routing(routing))
                .start();
        System.out.println("Open http://localhost:" + Example.port());
    }

    /** 4. close to the data: without a session, this throws instead of returning a name. */
    private static void dashboard(ServerRequest request, ServerResponse response) {
        String name = SessionScope.require().user().id();
        response.headers().contentType(MediaTypes.TEXT_HTML);
        response.send("<h1>dashboard-secret</h1><a href=/auth/signout>Sign out " + name + "</a>");
    }

    private static void json(ServerResponse response, String text) {
        response.header(HeaderValues.CONTENT_TYPE_JSON).send(text);
    }
}
