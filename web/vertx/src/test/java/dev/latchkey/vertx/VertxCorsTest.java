package dev.latchkey.vertx;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.CorsTests;
import dev.latchkey.contract.RunningApplication;
import io.vertx.ext.web.Router;

/** Vert.x's own CORS in front, as the README has it. */
class VertxCorsTest extends CorsTests {

    @Override
    protected RunningApplication start() {
        return VertxServer.start(VertxCorsTest::mount);
    }

    private static void mount(Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(context -> {
            if (context.request().getHeader("X-Eager") == null) {
                context.next();
            } else {
                context.end("eager-secret");
            }
        });
        router.get("/dashboard/route").handler(context -> context.end("page-secret"));
        router.options("/*").handler(context -> context.end("options-secret"));
        Examples.otherOrigins(
                router, VertxAuth.of(ContractApplication.guardingTheDashboard().auth()));
    }
}
