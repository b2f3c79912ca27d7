package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat in this JVM, on a free port. */
final class TomcatServer implements RunningApplication {

    private static final Logger LOG = Logger.getLogger("org.apache"); // held, or its level is forgotten

    private final Tomcat tomcat = new Tomcat();
    private final Context context;

    TomcatServer(Path files, String contextPath, ServletContainerInitializer application) {
        LOG.setLevel(Level.SEVERE);
        tomcat.setBaseDir(files.resolve("tomcat").toString());
        tomcat.setPort(0);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxHttpRequestHeaderSize", "32768");
        connector.setProperty("maxHttpResponseHeaderSize", "32768");
        context = tomcat.addContext(contextPath, files.toString());
        context.addServletContainerInitializer(application, Set.of());
    }

    /** The canonical application at the root. */
    static TomcatServer serving(ContractApplication application, Path files) throws IOException {
        Files.createDirectories(files.resolve("static"));
        Files.writeString(files.resolve("static/app.css"), ContractApplication.CSS);
        ServletAuth auth = ServletAuth.of(application.auth());
        return new TomcatServer(files, "", (classes, context) -> {
            Mounting.mount(application, auth, context);
            context.addServlet("default", new DefaultServlet()).addMapping("/");
            new WsSci().onStartup(Set.of(), context);
            ServerContainer sockets = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
            try {
                for (ServerEndpointConfig socket : LiveSocket.of(application, auth)) {
                    sockets.addEndpoint(socket);
                }
            } catch (DeploymentException e) {
                throw new ServletException(e);
            }
        });
    }

    TomcatServer with(Consumer<Connector> more) {
        more.accept(tomcat.getConnector());
        return this;
    }

    TomcatServer withContext(Consumer<Context> more) {
        more.accept(context);
        return this;
    }

    TomcatServer start() throws Exception {
        tomcat.start();
        return this;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not stop", e);
        }
    }
}
