package dev.latchkey.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import io.javalin.Javalin;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Javalin as a servlet of somebody else's server, where the plugin cannot put its filter in front. */
class ForeignServerTest {

    @Test
    @Tag("A14")
    void nothing_is_served_that_would_not_be_guarded() throws Exception {
        JavalinAuth auth =
                JavalinAuth.of(ContractApplication.guardingTheDashboard().auth());
        Javalin javalin = Javalin.create(config -> {
            config.startup.startupWatcherEnabled = false;
            config.registerPlugin(auth);
            config.routes.get("/dashboard", ctx -> ctx.result("dashboard-secret"));
            config.routes.get("/open", ctx -> ctx.result("open"));
        });
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        JettyWebSocketServletContainerInitializer.configure(context, null);
        context.addServlet(new ServletHolder(javalin.javalinServlet()), "/*");
        server.setHandler(context);
        server.start();
        try {
            Browser browser = Browser.at(URI.create("http://127.0.0.1:" + connector.getLocalPort()));

            assertThat(browser.get("/dashboard").status()).isEqualTo(500);
            assertThat(browser.get("/dashboard").body()).doesNotContain("dashboard-secret");
            assertThat(browser.get("/open").status()).isEqualTo(500);
        } finally {
            server.stop();
        }
    }
}
