package dev.latchkey.telemetry;

import dev.latchkey.observe.ObservedCall.ProviderCall;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

/**
 * The attributes of the semantic conventions for HTTP clients. The address of a request is left out ({@code url.full}),
 * because paths and queries of providers may name people.
 */
final class HttpAttributes {

    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");

    private HttpAttributes() {}

    static Attributes of(ProviderCall request, String server) {
        return Attributes.of(
                METHOD, request.method(), ADDRESS, server, PORT, (long) request.port(), SCHEME, request.scheme());
    }
}
