package dev.latchkey.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.Map;

/** The response of an endpoint. Clients must not cache a response unless its headers allow caching. */
record EndpointResponse(int status, String contentType, String body, Map<String, String> headers) {

    static EndpointResponse of(int status, String contentType, String body) {
        return new EndpointResponse(status, contentType, body, Map.of("Cache-Control", "no-store"));
    }

    static EndpointResponse json(int status, Map<String, ?> members) {
        return of(status, "application/json", JSONObjectUtils.toJSONString(members));
    }

    static EndpointResponse text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    /** Redirects the browser with a GET, also after a POST (RFC 9700 section 4.12). */
    static EndpointResponse redirect(String location) {
        return text(303, "").with("Location", location);
    }

    EndpointResponse with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new EndpointResponse(status, contentType, body, all);
    }

    @Override
    public String toString() {
        return "EndpointResponse[" + status + "]"; // the body and Location contain tokens and codes
    }
}
