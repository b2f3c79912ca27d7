package dev.latchkey.javalin;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.CorsTests;
import dev.latchkey.contract.RunningApplication;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

/** Jetty's CORS in front of Javalin, as the README has it. */
class JavalinCorsTest extends CorsTests {

    @Override
    protected RunningApplication start() {
        return JavalinServer.start(JavalinCorsTest::application);
    }

    private static void application(JavalinConfig config) {
        Filter eager = (request, response, chain) -> {
            if (((HttpServletRequest) request).getHeader("X-Eager") != null) {
                response.getWriter().print("eager-secret");
            } else {
                chain.doFilter(request, response);
            }
        };
        config.jetty.modifyServletContextHandler(
                context -> context.addFilter(new FilterHolder(eager), "/*", EnumSet.allOf(DispatcherType.class)));
        config.registerPlugin(
                JavalinAuth.of(ContractApplication.guardingTheDashboard().auth()));
        Examples.otherOrigins(config);
        config.routes.get("/dashboard/route", ctx -> ctx.result("page-secret"));
        config.routes.options("/<path>", ctx -> ctx.result("options-secret"));
    }
}
