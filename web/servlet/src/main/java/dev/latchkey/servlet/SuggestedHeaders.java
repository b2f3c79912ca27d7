package dev.latchkey.servlet;

import dev.latchkey.http.Header;
import dev.latchkey.http.ResponseHeaders;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it. A container does not report when it is about to send a response, so
 * suggested headers are set from the beginning. The application does not see the suggested headers, and the
 * application's own headers replace them.
 */
final class SuggestedHeaders extends HttpServletResponseWrapper implements ResponseHeaders {

    /** The names of the headers that are set now because they were suggested. */
    private final List<String> suggested;

    /** The suggested headers, which are set again after the application resets the response. */
    private final List<Header> suggestions;

    private final List<Header> added;

    /**
     * The original response. During an include, Tomcat replaces the wrapped response by another that ignores headers.
     */
    private final HttpServletResponse server;

    SuggestedHeaders(HttpServletResponse response) {
        super(response);
        this.server = response;
        this.suggested = new CopyOnWriteArrayList<>();
        this.suggestions = new CopyOnWriteArrayList<>();
        this.added = new CopyOnWriteArrayList<>();
    }

    private SuggestedHeaders(HttpServletResponse response, SuggestedHeaders before) {
        super(response);
        this.server = response;
        this.suggested = before.suggested;
        this.suggestions = before.suggestions;
        this.added = before.added;
    }

    /**
     * Returns {@code response} with these headers, for another dispatch of the same request. A forward brings them
     * along. For an error page, the container takes the original response again, and may have reset it.
     */
    @SuppressWarnings("ReferenceEquality") // the same object, as the container has it
    HttpServletResponse of(HttpServletResponse response) {
        if (isIn(response)) {
            return response;
        }
        SuggestedHeaders next = response == server ? this : new SuggestedHeaders(response, this);
        next.restore();
        return next;
    }

    @SuppressWarnings("ReferenceEquality") // lists that are shared, and not lists that are equal
    private boolean isIn(ServletResponse response) {
        return (response instanceof SuggestedHeaders other && other.added == added)
                || (response instanceof ServletResponseWrapper wrapper && isIn(wrapper.getResponse()));
    }

    private void restore() {
        for (Header header : added) {
            if (!server.getHeaders(header.name()).contains(header.value())) {
                server.addHeader(header.name(), header.value());
            }
        }
        suggestions.forEach(this::set);
    }

    @Override
    public void add(String name, String value) {
        server.addHeader(name, value);
        added.add(new Header(name, value));
    }

    @Override
    public boolean has(String name) {
        return server.containsHeader(name);
    }

    @Override
    public void suggest(String name, String value) {
        Header header = new Header(name, value);
        suggestions.add(header);
        set(header);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        take(name);
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (take(name)) {
            super.setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return !isSuggested(name) && super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isSuggested(name) ? null : super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return isSuggested(name) ? List.of() : super.getHeaders(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return super.getHeaderNames().stream()
                .filter(name -> !isSuggested(name))
                .toList();
    }

    @Override
    public void reset() {
        super.reset();
        suggested.clear();
        restore();
    }

    private void set(Header header) {
        if (!has(header.name()) && !isCommitted()) {
            server.setHeader(header.name(), header.value());
            suggested.add(header.name());
        }
    }

    private boolean isSuggested(String name) {
        for (String each : suggested) {
            if (each.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean take(String name) {
        return isSuggested(name) && suggested.removeIf(each -> each.equalsIgnoreCase(name));
    }
}
