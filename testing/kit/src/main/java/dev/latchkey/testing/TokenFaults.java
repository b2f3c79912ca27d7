package dev.latchkey.testing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes both token endpoints misbehave. */
final class TokenFaults {

    static final String ELSEWHERE = "/elsewhere";

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;

    TokenFaults(ProviderSettings settings, CurrentMisbehaviour behaviour) {
        this.settings = settings;
        this.behaviour = behaviour;
    }

    /** Returns a response to send instead of the proper response; empty if there is none. The code is not spent. */
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
            default -> null; // the others change the proper response, or nothing
        };
    }

    /** Returns {@code answer}, or a failure in its place if the provider loses its answers. */
    EndpointResponse sent(Map<String, Object> answer) {
        return behaviour.is(Misbehaviour.TOKEN_ANSWER_LOST)
                ? EndpointResponse.json(500, Map.of("error", "server_error"))
                : EndpointResponse.json(status(), answer);
    }

    /** Returns whether the provider gives bearer tokens although the client proves its key. */
    boolean ignoresProofs() {
        return behaviour.is(Misbehaviour.DPOP_TOKEN_NOT_BOUND);
    }

    /** Returns the status of the response. */
    int status() {
        return behaviour.is(Misbehaviour.TOKEN_201) ? 201 : 200;
    }

    /** Changes the members of the proper response if the provider misbehaves. */
    void bend(Map<String, Object> answer) {
        if (behaviour.is(Misbehaviour.TOKEN_TYPE_MAC)) {
            answer.put("token_type", "mac");
        }
        if (behaviour.is(Misbehaviour.TOKEN_TYPE_OTHER_CASE)) {
            answer.computeIfPresent(
                    "token_type", (name, type) -> type.toString().toUpperCase(Locale.ROOT));
        }
        if (behaviour.is(Misbehaviour.NO_EXPIRES_IN)) {
            answer.remove("expires_in");
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
