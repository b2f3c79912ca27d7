package dev.latchkey.cli;

import dev.latchkey.model.Claims;
import dev.latchkey.oauth.ConfiguredIssuer;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.wire.ServerUrlCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a provider for what a sign-in needs: its document, its keys and its time. */
record ProviderCheck(HttpProbe http, Findings findings) {

    void run(OAuthProvider provider) {
        provider.optOuts().forEach(call -> findings.add(Problem.PROVIDER_OPT_OUT, name(provider) + " has " + call));
        OAuthDefinition definition = provider.definition();
        String discovery = definition.discovery();
        if (definition.needsNoDiscovery() || discovery == null) {
            endpoints(provider, Claims.empty());
            return;
        }
        document(provider, discovery).ifPresent(document -> {
            issuer(provider, document);
            endpoints(provider, document);
            abilities(provider, document);
        });
    }

    private Optional<Claims> document(OAuthProvider provider, String address) {
        try {
            HttpProbe.Answer answer = http.get(address);
            new ClockCheck(findings)
                    .run(name(provider), answer, provider.definition().clockTolerance());
            if (!answer.isSuccess()) {
                findings.add(
                        Problem.DISCOVERY_UNREACHABLE,
                        name(provider) + " answers " + address + " with status " + answer.status());
                return Optional.empty();
            }
            return Optional.of(Claims.parse(answer.body()));
        } catch (HttpProbe.NoAnswer e) {
            findings.add(
                    Problem.DISCOVERY_UNREACHABLE,
                    name(provider) + " does not answer at " + address + ": " + e.getMessage());
        } catch (RuntimeException e) {
            findings.add(Problem.DISCOVERY_MALFORMED, name(provider) + " serves no JSON object at " + address);
        }
        return Optional.empty();
    }

    private void issuer(OAuthProvider provider, Claims document) {
        String named = document.text("issuer").orElse("");
        findings.addIf(
                !named.isEmpty()
                        && provider.definition().isOidc()
                        && !ConfiguredIssuer.is(provider.definition(), named),
                Problem.ISSUER_DIFFERS,
                name(provider) + " calls itself " + named + ", and the settings say "
                        + provider.definition().issuer());
    }

    private void endpoints(OAuthProvider provider, Claims document) {
        OAuthDefinition definition = provider.definition();
        endpoint(provider, "authorization_endpoint", definition.authorizationEndpoint(), document);
        endpoint(provider, "token_endpoint", definition.tokenEndpoint(), document);
        if (definition.usesUserInfo()) {
            endpoint(provider, "userinfo_endpoint", definition.userInfoEndpoint(), document);
        }
        if (definition.isOidc() && !definition.signsWithClientSecret()) {
            String keys = endpoint(provider, "jwks_uri", definition.jwksUri(), document);
            if (keys != null) {
                new KeyCheck(http, findings).run(name(provider), keys);
            }
        }
    }

    /** Returns the address; {@code null} if nobody may use it. */
    private @Nullable String endpoint(
            OAuthProvider provider, String member, @Nullable String configured, Claims document) {
        String address = configured != null ? configured : document.text(member).orElse(null);
        if (address == null) {
            findings.add(Problem.ENDPOINT_MISSING, name(provider) + " names no " + member);
            return null;
        }
        boolean confidential =
                ServerUrlCheck.isConfidential(address) || provider.definition().allowsInsecureHttp();
        findings.addIf(!confidential, Problem.ENDPOINT_INSECURE, name(provider) + " has the " + member + " " + address);
        return confidential ? address : null;
    }

    private void abilities(OAuthProvider provider, Claims document) {
        OAuthDefinition definition = provider.definition();
        ability(
                provider,
                document,
                "token_endpoint_auth_methods_supported",
                List.of(definition.clientAuthentication().wire()),
                Problem.CLIENT_AUTHENTICATION_UNSUPPORTED);
        if (definition.usesPkce()) {
            ability(provider, document, "code_challenge_methods_supported", List.of("S256"), Problem.PKCE_UNSUPPORTED);
        }
        if (definition.isOidc() && !definition.signsWithClientSecret()) {
            ability(
                    provider,
                    document,
                    "id_token_signing_alg_values_supported",
                    Stream.of(SigningAlgorithm.values()).map(Enum::name).toList(),
                    Problem.ALGORITHM_UNSUPPORTED);
        }
        for (String scope : definition.scopes()) {
            ability(provider, document, "scopes_supported", List.of(scope), Problem.SCOPE_UNSUPPORTED);
        }
    }

    /** Adds a problem if the document has a list without any of {@code needed}. */
    private void ability(OAuthProvider provider, Claims document, String member, List<String> needed, Problem problem) {
        List<String> supported = document.texts(member);
        boolean missing = !supported.isEmpty() && needed.stream().noneMatch(supported::contains);
        findings.addIf(
                missing,
                problem,
                name(provider) + " names in " + member + " only " + String.join(", ", supported)
                        + (needed.size() == 1 ? ", and not " + needed.get(0) : ""));
    }

    static String name(OAuthProvider provider) {
        return "The provider \"" + provider.id() + "\"";
    }
}
