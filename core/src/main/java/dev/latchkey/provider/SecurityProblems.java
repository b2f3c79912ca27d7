package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what contradicts the {@link OAuthSecurity} of a provider, and says how to correct it. */
final class SecurityProblems {

    private static final Set<String> FAPI2_ALGORITHMS = Set.of("PS256", "ES256", "EdDSA", "Ed25519");

    private final OAuthSettings settings;
    private final OAuthDefinition definition;
    private final OAuthSecurity security;
    private final List<String> found = new ArrayList<>();

    SecurityProblems(OAuthSettings settings) {
        this.settings = settings;
        this.definition = new OAuthDefinition(settings);
        this.security = settings.security;
    }

    List<String> list() {
        issuer();
        keys();
        requests();
        tokens();
        if (security.isFapi2()) {
            fapi2();
        }
        return List.copyOf(found);
    }

    private void issuer() {
        if ((security.pushesRequests() || security.needsIssuer())
                && definition.issuer() == null
                && definition.discovery() == null) {
            problem("has a security(…) that needs the provider's metadata: call issuer(\"https://…\")");
        }
    }

    private void keys() {
        boolean signs = signingKey().isPresent();
        if (security.signsRequests() && !signs) {
            problem("has no key that signs requests: call privateKeyJwt(ClientKeys.jwk(…)) of its security");
        }
        if (settings.clientAuthentication.isByCertificate() && security.tls() == null) {
            problem("has no client certificate: call clientCertificate(…) of its security");
        }
    }

    private void requests() {
        if (security.sendsRequestsByReference() && security.pushesRequests()) {
            String pushing = security.isFapi2() ? "fapi2()" : "pushedRequests()";
            problem("cannot fetch by reference what " + pushing + " pushes: call signedRequests() in place of"
                    + " signedRequestsByReference()");
        }
    }

    private void tokens() {
        if (security.usesDpop() && security.sendsAccessTokenInForm()) {
            problem("sends the access token in a form, which dpop() does not allow: leave out accessTokenInForm()");
        }
    }

    private void fapi2() {
        ClientAuthentication method = settings.clientAuthentication;
        if (method != ClientAuthentication.PRIVATE_KEY_JWT && !method.isByCertificate()) {
            problem("must not authenticate with " + method.wire()
                    + " under fapi2(): call privateKeyJwt(ClientKeys.jwk(…))"
                    + " or clientCertificate(…) of its security");
        }
        if (!security.usesDpop() && security.tls() == null) {
            problem("has tokens that are bound to nothing under fapi2(): call dpop() or clientCertificate(…) of its"
                    + " security");
        }
        signingKey()
                .filter(key -> !fits(key))
                .ifPresent(key -> problem("has a signing key that fapi2() does not allow:"
                        + " use RSA for PS256, the curve P-256 for ES256, or Ed25519"));
        if (!security.algorithms().stream().map(Enum::name).allMatch(FAPI2_ALGORITHMS::contains)) {
            problem("accepts algorithms that fapi2() does not allow: leave out acceptOnly(…), or name PS256, ES256 or"
                    + " EdDSA");
        }
        List<String> optOuts = new ArrayList<>(definition.optOuts());
        optOuts.removeIf(call -> call.startsWith("clockTolerance"));
        if (!optOuts.isEmpty()) {
            problem("has fapi2() and the opposite of it: leave out " + String.join(" and ", optOuts));
        }
        if (settings.signsWithClientSecret) {
            problem("has ID tokens that the client secret signs, which fapi2() does not allow");
        }
    }

    /* A key of RSA without alg signs with PS256 under fapi2(). */
    private static boolean fits(Claims key) {
        return key.text("alg")
                .map(FAPI2_ALGORITHMS::contains)
                .orElse(!"EC".equals(key.get("kty")) || "P-256".equals(key.get("crv")));
    }

    private Optional<Claims> signingKey() {
        ClientKeys keys = security.signingKeys();
        return keys == null
                ? Optional.empty()
                : keys.signingJwk().map(Secret::reveal).map(Claims::parse);
    }

    private void problem(String what) {
        found.add("Provider \"" + settings.id + "\" " + what);
    }
}
