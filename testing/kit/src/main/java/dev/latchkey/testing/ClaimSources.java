package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves a claim from the user information to another source (OpenID Connect Core section 5.6.2): into a JWT beside the
 * others, or to another address.
 */
final class ClaimSources {

    static final String PATH = "/claims";

    private static final Map<String, Object> CLAIM = Map.of("eye_color", "grey");

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;
    private final Grants grants;
    private final IdTokenIssuer idTokens;
    private final BearerCheck bearer;

    ClaimSources(ProviderState parts) {
        this.settings = parts.settings();
        this.behaviour = parts.behaviour();
        this.grants = parts.grants();
        this.idTokens = parts.idTokens();
        this.bearer = new BearerCheck(Protocol.OPENID_CONNECT, parts);
    }

    /** Adds the source to the claims if the provider misbehaves in this way. */
    void addTo(Map<String, Object> claims, Grant grant) {
        if (behaviour.isOneOf(
                Misbehaviour.AGGREGATED_CLAIMS,
                Misbehaviour.AGGREGATED_CLAIMS_FOREIGN_SIGNATURE,
                Misbehaviour.AGGREGATED_CLAIMS_UNSIGNED)) {
            add(claims, Map.of("JWT", idTokens.aggregated(CLAIM)));
        }
        if (behaviour.isOneOf(
                Misbehaviour.DISTRIBUTED_CLAIMS,
                Misbehaviour.DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE,
                Misbehaviour.DISTRIBUTED_CLAIMS_UNSIGNED)) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("endpoint", settings.url(PATH));
            source.put("access_token", grants.accessToken(grant));
            add(claims, source);
        }
    }

    private static void add(Map<String, Object> claims, Map<String, Object> source) {
        claims.put("_claim_names", Map.of("eye_color", "src1"));
        claims.put("_claim_sources", Map.of("src1", source));
    }

    /** Serves the distributed claim. */
    EndpointResponse distributed(ReceivedRequest request) {
        return bearer.guard(request, grant -> EndpointResponse.of(200, "application/jwt", idTokens.aggregated(CLAIM)));
    }
}
