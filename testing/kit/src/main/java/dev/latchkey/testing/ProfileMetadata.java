package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metadata that only security profiles need (RFC 9126 section 5, RFC 9449 section 5.1, RFC 8705 section 3.3). */
final class ProfileMetadata {

    private ProfileMetadata() {}

    static Map<String, Object> of(ProviderSettings settings, List<String> algorithms) {
        List<String> signing = List.of("PS256", "ES256", "EdDSA");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("pushed_authorization_request_endpoint", settings.url(PushedRequests.PATH));
        members.put("request_parameter_supported", true);
        members.put("request_object_signing_alg_values_supported", signing);
        members.put("authorization_signing_alg_values_supported", algorithms);
        members.put("authorization_encryption_alg_values_supported", List.of("RSA-OAEP-256", "ECDH-ES"));
        members.put("authorization_encryption_enc_values_supported", List.of("A128GCM", "A256CBC-HS512"));
        members.put("dpop_signing_alg_values_supported", List.of("ES256"));
        String certified = settings.mutualTls();
        if (certified != null) {
            Map<String, String> aliases = new LinkedHashMap<>();
            aliases.put("pushed_authorization_request_endpoint", certified + PushedRequests.PATH);
            aliases.put("token_endpoint", certified + "/token");
            aliases.put("userinfo_endpoint", certified + "/userinfo");
            members.put("mtls_endpoint_aliases", aliases);
            members.put("tls_client_certificate_bound_access_tokens", true);
            members.put(
                    "token_endpoint_auth_methods_supported",
                    List.of(
                            "client_secret_basic",
                            "client_secret_post",
                            "client_secret_jwt",
                            "private_key_jwt",
                            "tls_client_auth",
                            "self_signed_tls_client_auth",
                            "none"));
        }
        return members;
    }
}
