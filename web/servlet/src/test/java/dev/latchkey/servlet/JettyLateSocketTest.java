package dev.latchkey.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.WebSocketClient;
import jakarta.servlet.http.HttpServlet;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jetty puts its filter for WebSockets in front of all when the first is configured, which may be late. */
@Tag("S15")
class JettyLateSocketTest {

    @Test
    void a_socket_that_a_servlet_adds_when_it_starts_is_behind_the_guard() throws Exception {
        try (JettyServer server = start(1)) {
            assertGuarded(WebSocketClient.at(server.address()));
        }
    }

    @Test
    void so_is_one_of_a_servlet_that_starts_with_its_first_request() throws Exception {
        try (JettyServer server = start(-1)) {
            Browser.at(server.address()).get("/late");

            assertGuarded(WebSocketClient.at(server.address()));
        }
    }

    private static void assertGuarded(WebSocketClient sockets) {
        assertThat(sockets.open("/dashboard/live", "")).isEqualTo("401");
        assertThat(sockets.open("/open/live", "")).isEqualTo("in");
    }

    private static JettyServer start(int loadOnStartup) throws Exception {
        ContractApplication application = ContractApplication.guardingTheDashboard();
        return new JettyServer("/", (classes, context) -> {
                    ServletAuth.of(application.auth()).register(context);
                    var late = context.addServlet("late", new Late());
                    late.setLoadOnStartup(loadOnStartup);
                    late.addMapping("/late");
                })
                .withContext(context -> JettyWebSocketServletContainerInitializer.configure(context, null))
                .start();
    }

    /** Adds sockets as late as a servlet can, other than in a request. */
    private static final class Late extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        public void init() {
            JettyWebSocketServerContainer sockets =
                    requireNonNull(JettyWebSocketServerContainer.getContainer(getServletContext()));
            sockets.addMapping("/dashboard/live", (request, response) -> new Greeter());
            sockets.addMapping("/open/live", (request, response) -> new Greeter());
        }
    }

    /** Says something to everybody who opens it. */
    public static final class Greeter implements Session.Listener.AutoDemanding {

        @Override
        public void onWebSocketOpen(Session session) {
            session.sendText("in", Callback.NOOP);
        }
    }
}
