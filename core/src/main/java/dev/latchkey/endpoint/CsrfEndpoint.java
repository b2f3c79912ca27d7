package dev.latchkey.endpoint;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.wire.Json;
import java.util.Map;

/** Handles {@code GET /csrf}. Returns the current CSRF token (wire.md#csrf). */
final class CsrfEndpoint implements Endpoint {

    @Override
    public AuthResponse answer(EndpointCall call) {
        return AuthResponse.json(200, Json.write(Map.of("csrfToken", call.csrfToken())));
    }
}
