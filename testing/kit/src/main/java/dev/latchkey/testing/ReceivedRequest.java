package dev.latchkey.testing;

import com.sun.net.httpserver.Headers;
import java.util.Optional;
import java.util.Set;

/**
 * A request as the provider received it. It prints without codes, verifiers, tokens and secrets, so a failing test may
 * show it.
 */
public final class ReceivedRequest {

    private final String method;
    private final String path;
    private final RequestParameters parameters;
    private final Headers headers;

    ReceivedRequest(String method, String path, RequestParameters parameters, Headers headers) {
        this.method = method;
        this.path = path;
        this.parameters = parameters;
        this.headers = headers;
    }

    /** The HTTP method, in capitals. */
    public String method() {
        return method;
    }

    /** The path, such as {@code /token}. */
    public String path() {
        return path;
    }

    /** The value of a parameter, decoded: from the form if the request was a POST, else from the query. */
    public Optional<String> parameter(String name) {
        return parameters.first(name);
    }

    /** Which parameters were sent, in their order. */
    public Set<String> parameterNames() {
        return parameters.names();
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    RequestParameters parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return method + " " + path + " " + parameters;
    }
}
