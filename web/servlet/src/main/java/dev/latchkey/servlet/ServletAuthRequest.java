package dev.latchkey.servlet;

import dev.latchkey.http.AuthRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adapts a servlet request to {@link AuthRequest}, as seen by one dispatch. */
final class ServletAuthRequest implements AuthRequest {

    private final HttpServletRequest servlet;
    private final boolean included;
    private final String path;

    ServletAuthRequest(HttpServletRequest servlet) {
        this.servlet = servlet;
        this.included = servlet.getDispatcherType() == DispatcherType.INCLUDE;
        this.path = AuthRequest.below(
                servlet.getContextPath(),
                included
                        ? DispatchPathEncoder.encoded(attribute(RequestDispatcher.INCLUDE_REQUEST_URI))
                        : requested(servlet));
    }

    @Override
    public String method() {
        return servlet.getMethod();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String routedPath() {
        return included
                ? attribute(RequestDispatcher.INCLUDE_SERVLET_PATH) + attribute(RequestDispatcher.INCLUDE_PATH_INFO)
                : servlet.getServletPath() + text(servlet.getPathInfo());
    }

    @Override
    public String contextPath() {
        return servlet.getContextPath();
    }

    @Override
    public @Nullable String query() {
        return servlet.getQueryString();
    }

    @Override
    public List<String> headers(String name) {
        Enumeration<String> values = servlet.getHeaders(name);
        return values.hasMoreElements() ? Collections.list(values) : List.of();
    }

    @Override
    public List<String> headerNames() {
        return Collections.list(servlet.getHeaderNames());
    }

    @Override
    public @Nullable String host() {
        String host = servlet.getHeader("Host");
        return host != null
                ? host
                : servlet.getServerName() + ":" + servlet.getServerPort(); // HTTP/2 may have no header
    }

    @Override
    public boolean secure() {
        return servlet.isSecure();
    }

    @Override
    public @Nullable String remoteAddress() {
        return servlet.getRemoteAddr();
    }

    @Override
    public byte[] body(int limit) throws IOException {
        try {
            return servlet.getInputStream().readNBytes(limit + 1);
        } catch (RuntimeException e) {
            throw new IOException("The container could not read the body", e); // a broken chunk, or already read
        }
    }

    private static String requested(HttpServletRequest servlet) {
        String path = text(servlet.getRequestURI());
        return servlet.getDispatcherType() == DispatcherType.REQUEST ? path : DispatchPathEncoder.encoded(path);
    }

    private String attribute(String name) {
        return text(servlet.getAttribute(name));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
