package dev.latchkey.jdkhttp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import dev.latchkey.AuthExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An exchange behind the filter, which knows who is signed in. It is a wrapper because the server keeps the attributes
 * of an exchange with the context: what one request puts there, another one at the same time finds.
 */
final class GuardedExchange extends HttpExchange {

    private static final String SELF = GuardedExchange.class.getName();

    private final HttpExchange server;
    private final JdkHttpAuth owner;
    private final AuthExchange known;
    private final JdkHeaders headers;

    GuardedExchange(HttpExchange server, JdkHttpAuth owner, AuthExchange known, JdkHeaders headers) {
        this.server = server;
        this.owner = owner;
        this.known = known;
        this.headers = headers;
    }

    /** What {@code owner} knows of a request, however other filters have wrapped it since. */
    static @Nullable AuthExchange find(JdkHttpAuth owner, HttpExchange http) {
        Object found = http.getAttribute(SELF);
        while (found instanceof GuardedExchange guarded) {
            if (guarded.owner == owner) {
                return guarded.known;
            }
            found = guarded.server.getAttribute(SELF);
        }
        return null;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return name.equals(SELF) ? this : server.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        server.setAttribute(name, value);
    }

    /** Returns the user who is signed in, by id; otherwise the principal of the context's authenticator. */
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
