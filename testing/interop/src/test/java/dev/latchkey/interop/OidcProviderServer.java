package dev.latchkey.interop;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.latchkey.nextauth.NodeProject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The provider {@code oidc-provider} on this machine, with PAR, JAR, JARM, and DPoP with nonces. */
final class OidcProviderServer implements AutoCloseable {

    static final String CLIENT_ID = "app";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Child node;
    private final URI issuer;

    private OidcProviderServer(Child node, URI issuer) {
        this.node = node;
        this.issuer = issuer;
    }

    static OidcProviderServer start(NodeProject node, FapiApplication application) {
        Map<String, Object> client = Map.of(
                "client_id",
                CLIENT_ID,
                "token_endpoint_auth_method",
                "private_key_jwt",
                "token_endpoint_auth_signing_alg",
                "ES256",
                "id_token_signed_response_alg",
                "ES256",
                "authorization_signed_response_alg",
                "ES256",
                "dpop_bound_access_tokens",
                true,
                "grant_types",
                List.of("authorization_code", "refresh_token"),
                "redirect_uris",
                List.of(application.callback()),
                "jwks",
                JsonParser.parseString(application.keys().publicJwks()));
        Child child = Child.start(
                "node-oidc",
                node.command("oidc"),
                Map.of("OPTIONS", new Gson().toJson(Map.of("client", client, "nonces", true))));
        JsonObject ready = JsonParser.parseString(child.awaitLine(line -> line.startsWith("{"), PATIENCE))
                .getAsJsonObject();
        return new OidcProviderServer(
                child, URI.create("http://localhost:" + ready.get("port").getAsInt()));
    }

    URI issuer() {
        return issuer;
    }

    @Override
    public void close() {
        node.close();
    }
}
