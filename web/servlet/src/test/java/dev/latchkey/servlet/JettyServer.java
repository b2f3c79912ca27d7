package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.DefaultServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty in this JVM, on a free port. */
final class JettyServer implements RunningApplication {

    private final Server server = new Server();
    private final HttpConfiguration http = new HttpConfiguration();
    private final ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    private final ServletContextHandler context = new ServletContextHandler();

    JettyServer(String contextPath, ServletContainerInitializer application) {
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        context.setContextPath(contextPath);
        context.addServletContainerInitializer(application);
        server.setHandler(context);
    }

    /** The canonical application at the root. */
    static JettyServer serving(ContractApplication application, Path files) throws Exception {
        ServletAuth auth = ServletAuth.of(application.auth());
        JettyServer jetty = new JettyServer("/", (classes, context) -> Mounting.mount(application, auth, context));
        Files.createDirectories(files.resolve("static"));
        Files.writeString(files.resolve("static/app.css"), ContractApplication.CSS);
        jetty.context.setBaseResourceAsPath(files);
        jetty.context.addServlet(DefaultServlet.class, "/");
        JakartaWebSocketServletContainerInitializer.configure(jetty.context, (context, sockets) -> {
            for (ServerEndpointConfig socket : LiveSocket.of(application, auth)) {
                sockets.addEndpoint(socket);
            }
        });
        return jetty;
    }

    JettyServer with(Consumer<HttpConfiguration> more) {
        more.accept(http);
        return this;
    }

    JettyServer withContext(Consumer<ServletContextHandler> more) {
        more.accept(context);
        return this;
    }

    JettyServer start() throws Exception {
        server.start();
        return this;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not stop", e);
        }
    }
}
