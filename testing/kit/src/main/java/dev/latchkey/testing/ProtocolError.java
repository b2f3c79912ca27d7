package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The refusal of a request, with the error code of OAuth 2 or OpenID Connect. */
final class ProtocolError extends RuntimeException {

    private final String code;
    private final String description;

    ProtocolError(String code, String description) {
        super(code + ": " + description);
        this.code = code;
        this.description = description;
    }

    static ProtocolError invalidRequest(String description) {
        return new ProtocolError("invalid_request", description);
    }

    static ProtocolError invalidGrant(String description) {
        return new ProtocolError("invalid_grant", description);
    }

    static ProtocolError invalidClient() {
        return new ProtocolError("invalid_client", "The client is unknown, or did not prove who it is");
    }

    String code() {
        return code;
    }

    String description() {
        return description;
    }

    Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", code);
        members.put("error_description", description);
        return members;
    }

    /** Returns the error response of a token endpoint (RFC 6749 section 5.2). */
    EndpointResponse toAnswer() {
        return code.equals("invalid_client")
                ? EndpointResponse.json(401, toMap()).with("WWW-Authenticate", "Basic realm=\"token\"")
                : EndpointResponse.json(400, toMap());
    }
}
