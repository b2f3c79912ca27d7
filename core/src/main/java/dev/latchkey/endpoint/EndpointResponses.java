package dev.latchkey.endpoint;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.wire.Json;
import java.util.List;
import java.util.Map;

/** Creates responses with a fixed body. */
final class EndpointResponses {

    static final String JSON_REDIRECT = "X-Auth-Return-Redirect";

    private static final List<Header> NO_STORE = List.of(
            new Header("Cache-Control", "private, no-cache, no-store"),
            new Header("Expires", "0"),
            new Header("Pragma", "no-cache"));

    private EndpointResponses() {}

    /** Returns the response to an unknown address or a malformed request (wire.md#requests). */
    static AuthResponse badRequest() {
        return AuthResponse.json(400, Json.write("Bad request."));
    }

    static AuthResponse message(int status, String message) {
        return AuthResponse.json(status, Json.write(Map.of("message", message)));
    }

    static AuthResponse methodNotAllowed(String allow) {
        return message(405, "This address answers " + allow + ".").with("Allow", allow);
    }

    static AuthResponse noStore(AuthResponse response) {
        return response.header("Cache-Control") == null ? response.with(NO_STORE) : response;
    }

    /** Returns a redirect in the form that the browser client can read (wire.md#answers-for-the-browser-client). */
    static AuthResponse asJson(AuthResponse redirect, String location) {
        return redirect.withStatus(200)
                .with("Content-Type", "application/json")
                .withBody(Json.write(Map.of("url", location)));
    }
}
