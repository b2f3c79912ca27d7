package dev.latchkey.testing;

import com.sun.net.httpserver.Headers;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that the provider received. Its {@code toString} leaves out codes, verifiers, tokens and secrets, so a
 * failing test can print the request.
 */
public final class ReceivedRequest {

    private final String method;
    private final String path;
    private final RequestParameters parameters;
    private final Headers headers;
    private final @Nullable X509Certificate certificate;

    ReceivedRequest(
            String method,
            String path,
            RequestParameters parameters,
            Headers headers,
            @Nullable X509Certificate certificate) {
        this.method = method;
        this.path = path;
        this.parameters = parameters;
        this.headers = headers;
        this.certificate = certificate;
    }

    /** Returns the HTTP method, in capitals. */
    public String method() {
        return method;
    }

    /** Returns the path, such as {@code /token}. */
    public String path() {
        return path;
    }

    /**
     * Returns the decoded value of a parameter, from the form if the request was a POST, and otherwise from the query.
     */
    public Optional<String> parameter(String name) {
        return parameters.first(name);
    }

    /** Returns the names of the parameters, in their order. */
    public Set<String> parameterNames() {
        return parameters.names();
    }

    /** Returns the first value of a header. The case of the name makes no difference. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Returns the address without the query. */
    String url(ProviderSettings settings) {
        return (certificate == null ? settings.issuer() : settings.mutualTls()) + path;
    }

    /** Returns the certificate that the client showed; {@code null} if it showed none. */
    @Nullable
    X509Certificate certificate() {
        return certificate;
    }

    RequestParameters parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return method + " " + path + " " + parameters;
    }
}
