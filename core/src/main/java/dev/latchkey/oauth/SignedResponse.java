package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens authorization responses that are signed JWTs, and may be encrypted too (JARM section 2.4). */
final class SignedResponse {

    /** What a browser can cause with a forged response. The other causes are failures of the provider. */
    private static final Set<FailureCause> FORGERIES = EnumSet.of(
            FailureCause.SIGNATURE, FailureCause.ALGORITHM, FailureCause.TOKEN_UNREADABLE, FailureCause.ENCRYPTION);

    private static final Set<String> UNSIGNED =
            Set.of("access_token", "code", "error", "id_token", "iss", "state", "token");

    private final SignatureVerifier signatures;
    private final TokenDecryption decryption;
    private final InstantSource clock;

    SignedResponse(SignatureVerifier signatures, TokenDecryption decryption, InstantSource clock) {
        this.signatures = signatures;
        this.decryption = decryption;
        this.clock = clock;
    }

    /** Returns the {@code response_mode} that asks for a signed response, sent in the configured way. */
    static String mode(OAuthDefinition provider) {
        String way = provider.parameters().get("response_mode");
        return way == null ? "jwt" : way + ".jwt";
    }

    /**
     * Returns the parameters inside the signed response.
     *
     * @param given the parameters of the callback
     * @throws AuthException.Refused if the response is not signed by this provider for this client, or has ended
     */
    Map<String, String> parameters(OAuthProvider provider, ProviderMetadata metadata, Map<String, String> given) {
        String jwt = given.getOrDefault("response", "");
        if (jwt.isEmpty() || !Collections.disjoint(given.keySet(), UNSIGNED)) {
            throw UpstreamFailures.callback(
                    FailureCause.RESPONSE_UNSIGNED,
                    "The callback of \"" + provider.id() + "\" has parameters that are not signed, although"
                            + " signedResponses() demands it"
                            + (given.containsKey("error")
                                    ? ": error " + UpstreamFailures.printable(given.getOrDefault("error", ""))
                                    : ""));
        }
        String what = "The authorization response of \"" + provider.id() + "\"";
        Claims claims = verified(provider, metadata, jwt, what);
        require(claims, provider.definition(), metadata, what);
        Map<String, String> parameters = new LinkedHashMap<>();
        claims.asMap().forEach((name, value) -> {
            if (value instanceof String text) {
                parameters.put(name, text);
            }
        });
        return parameters;
    }

    private Claims verified(OAuthProvider provider, ProviderMetadata metadata, String jwt, String what) {
        try {
            ClientKeys keys = provider.definition().security().responseKeys();
            String inside = decryption.decrypted(keys, "encryptedResponses(…)", jwt, what);
            return signatures
                    .verify(provider, inside, what, metadata.abilities().responseAlgorithms())
                    .claims();
        } catch (AuthException.Upstream e) {
            FailureCause cause = e.failureCause();
            throw cause != null && FORGERIES.contains(cause)
                    ? UpstreamFailures.callback(cause, String.valueOf(e.getMessage()))
                    : e;
        }
    }

    private void require(Claims claims, OAuthDefinition provider, ProviderMetadata metadata, String what) {
        if (metadata.issuer() == null || !metadata.issuer().equals(claims.get("iss"))) {
            throw UpstreamFailures.callback(FailureCause.ISSUER, what + " is of another issuer");
        }
        if (!claims.texts("aud").equals(List.of(provider.clientId()))) {
            throw UpstreamFailures.callback(FailureCause.AUDIENCE, what + " is for another client");
        }
        if (!(claims.get("exp") instanceof Number end)) {
            throw UpstreamFailures.callback(FailureCause.TIME_MISSING, what + " does not say when it ends");
        }
        long now = clock.instant().minus(provider.clockTolerance()).getEpochSecond();
        if (end.doubleValue() <= now) {
            throw UpstreamFailures.callback(FailureCause.EXPIRED, what + " has ended");
        }
    }
}
