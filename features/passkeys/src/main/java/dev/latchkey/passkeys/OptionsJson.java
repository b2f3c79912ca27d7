package dev.latchkey.passkeys;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What browsers are asked, in the form that SimpleWebAuthn 9 reads (wire.md#passkeys). */
final class OptionsJson {

    private static final String TYPE = "public-key";
    private static final String REQUIRED = "required";

    private OptionsJson() {}

    /**
     * Asks for a new passkey.
     *
     * @param handle by which authenticators know the user
     * @param site what the relying party is called
     * @param existing passkeys of the user; no authenticator makes a second beside one of these
     */
    static AuthResponse register(
            String challenge,
            RelyingParty party,
            String site,
            String handle,
            User user,
            List<KeptCredential> existing) {
        String name = user.email() != null ? user.email() : user.displayName();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", challenge);
        options.put("rp", Map.of("name", site, "id", party.id()));
        options.put("user", Map.of("id", handle, "name", name, "displayName", user.displayName()));
        options.put(
                "pubKeyCredParams",
                RegistrationDemands.ALGORITHMS.stream()
                        .map(COSEAlgorithmIdentifier::getValue)
                        .map(algorithm -> Map.of("alg", algorithm, "type", TYPE))
                        .toList());
        options.put("timeout", Challenges.LIFETIME.toMillis());
        options.put("attestation", "none");
        options.put("excludeCredentials", descriptors(existing));
        options.put(
                "authenticatorSelection",
                Map.of("residentKey", REQUIRED, "userVerification", REQUIRED, "requireResidentKey", true));
        options.put("extensions", Map.of("credProps", true));
        return answer("register", options);
    }

    /**
     * Asks for a passkey.
     *
     * @param allowed of which it may be one; {@code null}: whichever the user has
     */
    static AuthResponse authenticate(String challenge, RelyingParty party, @Nullable List<KeptCredential> allowed) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", challenge);
        if (allowed != null) {
            options.put("allowCredentials", descriptors(allowed));
        }
        options.put("timeout", Challenges.LIFETIME.toMillis());
        options.put("userVerification", REQUIRED);
        options.put("rpId", party.id());
        return answer("authenticate", options);
    }

    /** Says in a program's words why there are no options. */
    static AuthResponse refused(int status, String error) {
        return AuthResponse.json(status, Json.write(Map.of("error", error)));
    }

    private static AuthResponse answer(String action, Map<String, Object> options) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("action", action);
        answer.put("options", options);
        return AuthResponse.json(200, Json.write(answer));
    }

    private static List<Map<String, Object>> descriptors(List<KeptCredential> credentials) {
        return credentials.stream()
                .map(kept -> {
                    Map<String, Object> descriptor = new LinkedHashMap<>();
                    descriptor.put("id", kept.id());
                    descriptor.put("type", TYPE);
                    List<String> transports = kept.credential().key().transports();
                    if (!transports.isEmpty()) {
                        descriptor.put("transports", transports);
                    }
                    return descriptor;
                })
                .toList();
    }
}
