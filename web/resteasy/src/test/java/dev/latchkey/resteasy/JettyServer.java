package dev.latchkey.resteasy;

import dev.latchkey.contract.RunningApplication;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** RESTEasy as a servlet of Jetty, on a free port. */
final class JettyServer implements RunningApplication {

    private final Server server = new Server();
    private final ServerConnector connector;

    private JettyServer(ServletContextHandler context) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
    }

    /** Starts RESTEasy with {@code components}, for all that is below {@code mapping}, such as {@code /api}. */
    static JettyServer start(
            String contextPath, String mapping, Set<Object> components, Consumer<ServletContextHandler> more)
            throws Exception {
        ResteasyDeployment resteasy = new ResteasyDeploymentImpl();
        components.forEach(each -> {
            boolean isResource = each.getClass().isAnnotationPresent(Path.class);
            (isResource ? resteasy.getResources() : resteasy.getProviders()).add(each);
        });
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath(contextPath);
        context.getServletContext().setAttribute(ResteasyDeployment.class.getName(), resteasy);
        ServletHolder servlet = new ServletHolder(new HttpServlet30Dispatcher());
        servlet.setInitParameter("resteasy.servlet.mapping.prefix", mapping.isEmpty() ? "/" : mapping);
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, mapping + "/*");
        more.accept(context);
        JettyServer jetty = new JettyServer(context);
        jetty.server.start();
        return jetty;
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
