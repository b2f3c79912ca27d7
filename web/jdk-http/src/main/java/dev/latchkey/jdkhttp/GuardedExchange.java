package dev.latchkey.jdkhttp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import dev.latchkey.adapter.AdapterExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An exchange behind the filter, which has the signed-in user. This type is a wrapper, because the server shares the
 * attributes of exchanges among all requests of a context.
 */
final class GuardedExchange extends HttpExchange {

    private final HttpExchange server;
    private final String name;
    private volatile AdapterExchange known; // another after a filter has changed the request
    private final JdkResponseHeaders headers;

    GuardedExchange(HttpExchange server, String name, AdapterExchange known, JdkResponseHeaders headers) {
        this.server = server;
        this.name = name;
        this.known = known;
        this.headers = headers;
    }

    @Override
    public @Nullable Object getAttribute(String attribute) {
        return attribute.equals(name) ? known : server.getAttribute(attribute);
    }

    @Override
    public void setAttribute(String attribute, @Nullable Object value) {
        if (attribute.equals(name) && value instanceof AdapterExchange changed) {
            known = changed;
        } else {
            server.setAttribute(attribute, value);
        }
    }

    /**
     * Returns a principal with the id of the signed-in user, or otherwise the principal of the context's authenticator.
     */
    @Override
    public @Nullable HttpPrincipal getPrincipal() {
        return known.session()
                .map(session -> new HttpPrincipal(session.user().id(), "latchkey"))
                .orElseGet(server::getPrincipal);
    }

    @Override
    public Headers getRequestHeaders() {
        return server.getRequestHeaders();
    }

    @Override
    public Headers getResponseHeaders() {
        return server.getResponseHeaders();
    }

    @Override
    public URI getRequestURI() {
        return server.getRequestURI();
    }

    @Override
    public String getRequestMethod() {
        return server.getRequestMethod();
    }

    @Override
    public HttpContext getHttpContext() {
        return server.getHttpContext();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public InputStream getRequestBody() {
        return server.getRequestBody();
    }

    @Override
    public OutputStream getResponseBody() {
        return server.getResponseBody();
    }

    @Override
    public void sendResponseHeaders(int status, long length) throws IOException {
        headers.complete();
        server.sendResponseHeaders(status, length);
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return server.getRemoteAddress();
    }

    @Override
    public int getResponseCode() {
        return server.getResponseCode();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return server.getLocalAddress();
    }

    @Override
    public String getProtocol() {
        return server.getProtocol();
    }

    @Override
    public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
        server.setStreams(in, out);
    }
}
