package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token endpoint like GitHub's. Errors have status 200, and the response is form-encoded unless the client asks for
 * JSON.
 *
 * @see <a href="https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps">GitHub's guide</a>
 */
final class PlainOAuthTokenEndpoint implements Endpoint {

    private final ClientRegistry clients;
    private final Grants grants;
    private final CodeRedemption codes;
    private final TokenFaults mishaps;

    PlainOAuthTokenEndpoint(ProviderState parts) {
        this.clients = parts.clients();
        this.grants = parts.grants();
        this.codes = new CodeRedemption(Protocol.PLAIN_OAUTH, parts.grants());
        this.mishaps = new TokenFaults(parts.settings(), parts.behaviour());
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        return mishaps.instead(request).orElseGet(() -> inTheFormWanted(request, properly(request)));
    }

    private Map<String, Object> properly(ReceivedRequest request) {
        try {
            RegisteredClient client = clients.authenticate(request);
            Grant grant = codes.redeem(client, request.parameters(), null);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("access_token", grants.accessToken(grant));
            answer.put("token_type", "bearer");
            answer.put("scope", String.join(",", grant.request().scope()));
            mishaps.bend(answer);
            return answer;
        } catch (ProtocolError error) {
            return githubs(error).toMap();
        }
    }

    private static ProtocolError githubs(ProtocolError error) {
        return switch (error.code()) {
            case "invalid_client" -> new ProtocolError("incorrect_client_credentials", error.description());
            case "invalid_grant" -> new ProtocolError("bad_verification_code", error.description());
            default -> error;
        };
    }

    private EndpointResponse inTheFormWanted(ReceivedRequest request, Map<String, Object> answer) {
        if (request.header("Accept").orElse("").contains("application/json")) {
            return mishaps.sent(answer);
        }
        Map<String, String> form = new LinkedHashMap<>();
        answer.forEach((name, value) -> form.put(name, value.toString()));
        return EndpointResponse.of(
                200, "application/x-www-form-urlencoded; charset=utf-8", RequestParameters.encode(form));
    }
}
