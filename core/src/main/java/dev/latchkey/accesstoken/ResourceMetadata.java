package dev.latchkey.accesstoken;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The document from which programs learn whose access tokens an application accepts (RFC 9728).
 *
 * @param scopes the scopes that programs can ask for; empty if the document does not name any
 * @param boundTokens whether only tokens count that are bound to a key or a certificate
 * @param certificates whether the application knows the certificates of clients
 */
record ResourceMetadata(
        Audience audience,
        List<AccessTokenIssuer> issuers,
        List<String> scopes,
        boolean boundTokens,
        boolean certificates) {

    private static final String PATH = "oauth-protected-resource";

    /** Returns the address of the document. */
    String address(Site site) {
        return site.page("/.well-known/" + PATH + (site.contextPath().isEmpty() ? audience.path() : ""));
    }

    /**
     * Returns the routes. A resource with a path in its address has that path behind the usual one (RFC 9728 section
     * 3.1).
     */
    RouteSpec[] routes() {
        RouteSpec plain = RouteSpec.get(PATH, this::answer).withoutCookies().forPrograms();
        RouteSpec own = RouteSpec.get(PATH + audience.path(), this::answer)
                .withoutCookies()
                .forPrograms();
        return audience.path().isEmpty() ? new RouteSpec[] {plain} : new RouteSpec[] {plain, own};
    }

    private AuthResponse answer(EndpointCall call) {
        return AuthResponse.json(200, Json.write(document(call.site())))
                .with("Access-Control-Allow-Origin", "*"); // it is public, and programs in browsers read it
    }

    private Map<String, Object> document(Site site) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resource", audience.resource(site));
        document.put(
                "authorization_servers",
                issuers.stream().map(issuer -> issuer.definition().issuer()).toList());
        if (!scopes.isEmpty()) {
            document.put("scopes_supported", scopes);
        }
        document.put("bearer_methods_supported", List.of("header"));
        document.put("dpop_signing_alg_values_supported", List.of(DpopProofCheck.ALGORITHMS.split(" ", -1)));
        if (boundTokens && !certificates) {
            document.put("dpop_bound_access_tokens_required", true);
        }
        if (certificates) {
            document.put("tls_client_certificate_bound_access_tokens", true);
        }
        return document;
    }
}
