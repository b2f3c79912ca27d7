package dev.latchkey.testing;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The misbehaviour of both token endpoints. */
final class TokenFaults {

    static final String ELSEWHERE = "/elsewhere";

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;

    TokenFaults(ProviderSettings settings, CurrentMisbehaviour behaviour) {
        this.settings = settings;
        this.behaviour = behaviour;
    }

    /** Returns an answer in place of the proper one. The code stays unspent. */
    Optional<EndpointResponse> instead(ReceivedRequest request) {
        behaviour.holdDuring(Misbehaviour.TOKEN_SLOW);
        return Optional.ofNullable(replacement(request));
    }

    private @Nullable EndpointResponse replacement(ReceivedRequest request) {
        Misbehaviour misbehaviour = behaviour.misbehaviour();
        if (misbehaviour == null) {
            return null;
        }
        return switch (misbehaviour) {
            case TOKEN_500 -> EndpointResponse.json(500, Map.of("error", "server_error"));
            case TOKEN_400_INVALID_GRANT ->
                ProtocolError.invalidGrant("Told to refuse").toAnswer();
            case TOKEN_HTML ->
                EndpointResponse.of(200, "text/html; charset=utf-8", "<!doctype html><title>Maintenance</title>");
            case TOKEN_REDIRECT ->
                request.path().endsWith(ELSEWHERE)
                        ? null
                        : new EndpointResponse(
                                307, "text/plain", "", Map.of("Location", settings.url(request.path() + ELSEWHERE)));
            default -> null; // the others bend the proper answer, or something else
        };
    }

    /** Returns the status of the proper answer. */
    int status() {
        return behaviour.is(Misbehaviour.TOKEN_201) ? 201 : 200;
    }

    /** Bends the members of the proper answer. */
    void bend(Map<String, Object> answer) {
        if (behaviour.is(Misbehaviour.TOKEN_TYPE_MAC)) {
            answer.put("token_type", "mac");
        }
        if (behaviour.is(Misbehaviour.NO_TOKEN_TYPE)) {
            answer.remove("token_type");
        }
        if (behaviour.is(Misbehaviour.NO_ACCESS_TOKEN)) {
            answer.remove("access_token");
        }
        if (behaviour.is(Misbehaviour.NO_ID_TOKEN)) {
            answer.remove("id_token");
        }
        if (behaviour.is(Misbehaviour.TOKEN_HUGE_BODY)) {
            answer.put("padding", OversizedText.TEXT);
        }
    }
}
