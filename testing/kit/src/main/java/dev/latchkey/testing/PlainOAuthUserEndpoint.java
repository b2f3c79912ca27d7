package dev.latchkey.testing;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the user like GitHub's REST API, at {@code /api/user} and {@code /api/user/emails}. */
final class PlainOAuthUserEndpoint {

    private final BearerCheck bearer;
    private final PersonClaims userClaims;
    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;

    PlainOAuthUserEndpoint(ProviderState parts) {
        this.bearer = new BearerCheck(Protocol.PLAIN_OAUTH, parts);
        this.userClaims = parts.userClaims();
        this.settings = parts.settings();
        this.behaviour = parts.behaviour();
    }

    EndpointResponse user(ReceivedRequest request) {
        return bearer.guard(request, grant -> EndpointResponse.json(200, userClaims.resource(grant.person())));
    }

    /**
     * Returns every address, for a client that was granted {@code user:email} or {@code user}. Other clients get 404.
     */
    EndpointResponse emails(ReceivedRequest request) {
        return bearer.guard(request, grant -> {
            EndpointResponse refusal = refusal();
            if (refusal != null) {
                return refusal;
            }
            if (!grant.covers("user:email") && !grant.covers("user")) {
                return EndpointResponse.json(404, Map.of("message", "Not Found"));
            }
            return EndpointResponse.of(200, "application/json", JSONArrayUtils.toJSONString(emails(grant.person())));
        });
    }

    private @Nullable EndpointResponse refusal() {
        Map<String, String> message = Map.of("message", "Told to refuse");
        if (behaviour.is(Misbehaviour.EMAILS_429)) {
            return EndpointResponse.json(429, message);
        }
        if (behaviour.is(Misbehaviour.EMAILS_408)) {
            return EndpointResponse.json(408, message);
        }
        if (behaviour.is(Misbehaviour.EMAILS_403_EXHAUSTED)) {
            return EndpointResponse.json(403, message).with("X-RateLimit-Remaining", "0");
        }
        return behaviour.is(Misbehaviour.EMAILS_403) ? EndpointResponse.json(403, message) : null;
    }

    private List<Map<String, @Nullable Object>> emails(Person person) {
        Map<String, @Nullable Object> old = new LinkedHashMap<>();
        old.put("email", "old-" + person.email());
        old.put("primary", false);
        old.put("verified", false);
        old.put("visibility", null);
        Map<String, @Nullable Object> primary = new LinkedHashMap<>();
        primary.put("email", person.email());
        primary.put("primary", true);
        primary.put("verified", userClaims.emailVerified(person));
        primary.put("visibility", settings.emailsPrivate() ? "private" : "public");
        return List.of(old, primary); // the primary address is last, so a client must search for it
    }
}
