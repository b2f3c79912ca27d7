package dev.latchkey.jersey;

import dev.latchkey.contract.RunningApplication;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.jetty.JettyHttpContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey on Jetty, without servlets, on a free port. */
final class JettyServer implements RunningApplication {

    private final Server server;
    private final ServerConnector connector;

    JettyServer(String path, ResourceConfig application) throws Exception {
        server = JettyHttpContainerFactory.createServer(URI.create("http://127.0.0.1:0" + path), application, false);
        connector = (ServerConnector) server.getConnectors()[0];
        connector.setHost("127.0.0.1");
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        server.start();
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
