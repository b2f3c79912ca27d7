package dev.latchkey.helidon;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.CorsTests;
import dev.latchkey.contract.RunningApplication;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

/** Helidon's own CORS in front, as the README has it. */
class HelidonCorsTest extends CorsTests {

    @Override
    protected RunningApplication start() {
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .addFeature(Examples.otherOrigins())
                .routing(HelidonCorsTest::mount)
                .build();
        return new HelidonServer(server.start());
    }

    private static void mount(HttpRouting.Builder routing) {
        routing.addFilter((chain, request, response) -> {
            if (request.headers().contains(HeaderNames.create("X-Eager"))) {
                response.send("eager-secret");
            } else {
                chain.proceed();
            }
        });
        routing.addFeature(
                HelidonAuth.of(ContractApplication.guardingTheDashboard().auth()));
        routing.get("/dashboard/route", (request, response) -> response.send("page-secret"));
        routing.options("/*", (request, response) -> response.send("options-secret"));
    }
}
