package dev.latchkey.testing;

import dev.latchkey.provider.SigningAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves the metadata of the provider (OpenID Connect Discovery section 3). */
final class DiscoveryEndpoint implements Endpoint {

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;

    DiscoveryEndpoint(ProviderState parts) {
        this.settings = parts.settings();
        this.behaviour = parts.behaviour();
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        behaviour.holdDuring(Misbehaviour.DISCOVERY_SLOW);
        if (behaviour.is(Misbehaviour.DISCOVERY_500)) {
            return EndpointResponse.text(500, "Out of order");
        }
        return EndpointResponse.json(200, document());
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "issuer",
                behaviour.is(Misbehaviour.DISCOVERY_WRONG_ISSUER) ? IdTokenIssuer.OTHER_ISSUER : settings.issuer());
        document.put("authorization_endpoint", settings.url("/authorize"));
        document.put("token_endpoint", settings.url("/token"));
        document.put("introspection_endpoint", settings.url("/introspect"));
        document.put("userinfo_endpoint", settings.url("/userinfo"));
        document.put("end_session_endpoint", settings.url("/logout"));
        for (String logout : List.of("backchannel_logout", "frontchannel_logout")) {
            document.put(logout + "_supported", true);
            document.put(logout + "_session_supported", true);
        }
        document.put("revocation_endpoint", settings.url("/revoke"));
        document.put(
                "jwks_uri",
                settings.url(behaviour.is(Misbehaviour.JWKS_ELSEWHERE) ? ProviderRoutes.OTHER_JWKS : "/jwks"));
        document.put("scopes_supported", List.of("openid", "profile", "email", "phone", "address"));
        document.put("response_types_supported", List.of("code"));
        document.put(
                "response_modes_supported",
                behaviour.is(Misbehaviour.PAR_NOT_IN_DISCOVERY)
                        ? List.of("query", "form_post")
                        : AuthorizationRequest.MODES);
        document.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "refresh_token",
                        ServiceGrants.CLIENT_CREDENTIALS,
                        ServiceGrants.TOKEN_EXCHANGE));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", algorithms());
        document.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none"));
        document.put(
                "token_endpoint_auth_signing_alg_values_supported",
                List.of(
                        "HS256", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
                        "EdDSA"));
        document.put("id_token_encryption_alg_values_supported", List.of("RSA-OAEP-256", "ECDH-ES"));
        document.put("id_token_encryption_enc_values_supported", List.of("A128GCM", "A256CBC-HS512"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        document.put("authorization_response_iss_parameter_supported", true);
        document.put("claims_parameter_supported", true);
        document.put("request_uri_parameter_supported", !behaviour.is(Misbehaviour.REQUEST_URI_NOT_SUPPORTED));
        document.put(
                "claims_supported",
                List.of("sub", "name", "preferred_username", "picture", "email", "email_verified", "auth_time", "sid"));
        if (!behaviour.is(Misbehaviour.PAR_NOT_IN_DISCOVERY)) {
            document.putAll(ProfileMetadata.of(settings, algorithms()));
        }
        if (behaviour.is(Misbehaviour.DISCOVERY_HUGE)) {
            document.put("padding", OversizedText.TEXT);
        }
        return document;
    }

    private List<String> algorithms() {
        List<String> offered = new ArrayList<>();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            offered.add(algorithm.name());
        }
        if (behaviour.is(Misbehaviour.ALG_NONE)) {
            offered.add("none");
        }
        if (behaviour.is(Misbehaviour.HS256_WITH_PUBLIC_KEY)) {
            offered.add("HS256");
        }
        return offered;
    }
}
