package dev.latchkey.contract.jdkhttp;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Takes the method from a header, and {@code /v1} off the path, as {@code Filter.adaptRequest} of newer JDKs lets
 * applications do.
 */
final class ReaddressingFilter extends Filter {

    static final String METHOD = "X-HTTP-Method-Override";

    @Override
    public void doFilter(HttpExchange http, Chain chain) throws IOException {
        chain.doFilter(new Readdressed(http));
    }

    @Override
    public String description() {
        return "changes requests";
    }

    private static final class Readdressed extends HttpExchange {

        private final HttpExchange http;

        Readdressed(HttpExchange http) {
            this.http = http;
        }

        @Override
        public URI getRequestURI() {
            return URI.create(http.getRequestURI().toString().replaceFirst("^/v1", ""));
        }

        @Override
        public String getRequestMethod() {
            String method = http.getRequestHeaders().getFirst(METHOD);
            return method == null ? http.getRequestMethod() : method;
        }

        @Override
        public Headers getRequestHeaders() {
            return http.getRequestHeaders();
        }

        @Override
        public Headers getResponseHeaders() {
            return http.getResponseHeaders();
        }

        @Override
        public HttpContext getHttpContext() {
            return http.getHttpContext();
        }

        @Override
        public void close() {
            http.close();
        }

        @Override
        public InputStream getRequestBody() {
            return http.getRequestBody();
        }

        @Override
        public OutputStream getResponseBody() {
            return http.getResponseBody();
        }

        @Override
        public void sendResponseHeaders(int status, long length) throws IOException {
            http.sendResponseHeaders(status, length);
        }

        @Override
        public InetSocketAddress getRemoteAddress() {
            return http.getRemoteAddress();
        }

        @Override
        public int getResponseCode() {
            return http.getResponseCode();
        }

        @Override
        public InetSocketAddress getLocalAddress() {
            return http.getLocalAddress();
        }

        @Override
        public String getProtocol() {
            return http.getProtocol();
        }

        @Override
        public Object getAttribute(String name) {
            return http.getAttribute(name);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            http.setAttribute(name, value);
        }

        @Override
        public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
            http.setStreams(in, out);
        }

        @Override
        public HttpPrincipal getPrincipal() {
            return http.getPrincipal();
        }
    }
}
