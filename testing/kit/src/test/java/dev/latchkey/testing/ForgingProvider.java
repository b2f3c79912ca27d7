package dev.latchkey.testing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenID provider whose every token and key the test writes itself; it has no authorization endpoint. */
final class ForgingProvider implements AutoCloseable {

    static final String ACCESS_TOKEN = "an-access-token";

    private final LoopbackServer server = LoopbackServer.bind(0);
    private final RequestJournal journal = new RequestJournal();
    private final List<JWK> keys = new ArrayList<>();
    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Map<String, Object> tokens = new LinkedHashMap<>();

    ForgingProvider() {
        tokens.put("access_token", ACCESS_TOKEN);
        tokens.put("token_type", "Bearer");
        document.put("issuer", issuer());
        document.put("authorization_endpoint", issuer() + "/authorize");
        document.put("token_endpoint", issuer() + "/token");
        document.put("jwks_uri", issuer() + "/jwks");
        Map<String, Endpoint> routes = new LinkedHashMap<>();
        routes.put("/.well-known/openid-configuration", request -> EndpointResponse.json(200, document));
        routes.put("/jwks", request -> EndpointResponse.of(200, "application/json", jwks()));
        routes.put("/token", request -> EndpointResponse.json(200, tokens));
        server.start(routes, journal);
    }

    String issuer() {
        return "http://localhost:" + server.port();
    }

    /** Says in the discovery document what ID tokens are signed with. */
    void advertise(String... algorithms) {
        document.put("id_token_signing_alg_values_supported", List.of(algorithms));
    }

    /** Publishes a key as it is, private parts included. */
    void publish(JWK key) {
        keys.add(key);
    }

    void answerWith(String forged) {
        tokens.put("id_token", forged);
    }

    ReceivedRequest lastToken() {
        return journal.lastToken();
    }

    /** The token response, to be spoilt. */
    Map<String, Object> tokens() {
        return tokens;
    }

    /** Claims that are in order, to be spoilt. */
    Map<String, @Nullable Object> claims(Instant now, String nonce) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", "app");
        claims.put("sub", "5d0c71");
        claims.put("nonce", nonce);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 300);
        return claims;
    }

    private String jwks() {
        return JSONObjectUtils.toJSONString(
                Map.of("keys", keys.stream().map(JWK::toJSONObject).toList()));
    }

    @Override
    public void close() {
        server.close();
    }
}
