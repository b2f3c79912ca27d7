package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.CorsTests;
import dev.latchkey.contract.RunningApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat's own filter for CORS in front, as the README has it. */
class TomcatCorsTest extends CorsTests {

    @TempDir
    static Path folder;

    @Override
    protected RunningApplication start() throws Exception {
        return new TomcatServer(folder, "", (classes, context) -> application(context)).start();
    }

    private static void application(ServletContext context) {
        Examples.otherOrigins(
                context,
                ServletAuth.of(ContractApplication.guardingTheDashboard().auth()));
        Filter eager = (request, response, chain) -> {
            if (((HttpServletRequest) request).getHeader("X-Eager") != null) {
                response.getWriter().print("eager-secret");
            } else {
                chain.doFilter(request, response);
            }
        };
        context.addFilter("eager", eager).addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
        context.addServlet(
                        "page",
                        new PlainServlet(
                                (request, response) -> response.getWriter().print("page-secret")))
                .addMapping("/*");
    }
}
