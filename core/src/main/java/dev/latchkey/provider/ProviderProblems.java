package dev.latchkey.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Secret;
import dev.latchkey.wire.ServerUrlCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is missing or unsafe in a provider's configuration, and says how to correct it. */
final class ProviderProblems {

    private static final int HS256_KEY_BYTES = 32; // RFC 7518 section 3.2

    private final OAuthSettings settings;
    private final OAuthDefinition definition;
    private final List<String> found = new ArrayList<>();

    ProviderProblems(OAuthSettings settings) {
        this.settings = settings;
        this.definition = new OAuthDefinition(settings);
    }

    List<String> list() {
        client();
        for (String name : settings.variables.missing()) {
            missingVariable(name);
        }
        if (definition.isOidc()) {
            openId();
        } else if (definition.discovery() == null) {
            plainOAuth();
        }
        for (Map.Entry<String, String> each : addresses().entrySet()) {
            address(each.getKey(), each.getValue());
        }
        found.addAll(new SecurityProblems(settings).list());
        return List.copyOf(found);
    }

    private void missingVariable(String name) {
        if (name.equals(OAuthSettings.ISSUER)) {
            missingIssuer();
        } else {
            found.add(provider() + " has no " + name + ": call variable(\"" + name + "\", \"…\")");
        }
    }

    private void missingIssuer() {
        String example = settings.issuerExample == null ? "https://…" : settings.issuerExample;
        found.add(provider() + " has no issuer: call issuer(\"" + example + "\") or set " + variable("ISSUER"));
    }

    private void client() {
        if (definition.clientId().isBlank()) {
            found.add(provider() + " has no client id: call clientId(\"…\") or set " + variable("ID"));
        }
        keys();
        if (settings.clientAuthentication.isBySecret() && settings.clientSecret == null) {
            found.add(provider() + " has no client secret: call clientSecret(…) or set " + variable("SECRET")
                    + "; a public client calls clientAuthentication(ClientAuthentication.NONE)");
        }
        secret();
        authentication();
    }

    private void authentication() {
        boolean demands = settings.maxAge != null || !settings.acr.isEmpty() || !settings.amr.isEmpty();
        if (demands && !definition.isOidc()) {
            found.add(provider() + " speaks plain OAuth, which does not say how a user was authenticated: leave out"
                    + " maxAge(…), acr(…) and amr(…)");
        } else if (settings.maxAge != null && !definition.saysWhenItAsked()) {
            found.add(provider() + " does not say when it has authenticated a user: leave out maxAge(…)");
        }
    }

    private void secret() {
        Secret secret = settings.clientSecret;
        if (secret == null) {
            return;
        }
        boolean signs = settings.clientAuthentication == ClientAuthentication.CLIENT_SECRET_JWT;
        boolean verifies = settings.signsWithClientSecret;
        if ((signs || verifies) && secret.reveal().getBytes(UTF_8).length < HS256_KEY_BYTES) {
            found.add(provider() + " has a client secret of less than " + HS256_KEY_BYTES + " bytes, too short for "
                    + (signs ? "CLIENT_SECRET_JWT" : "the signatures of its ID tokens"));
        }
        if (definition.isClientSecretKey()) {
            if (definition.clientSecretKey() == null) {
                found.add(provider() + " has a client secret that is no private key of the curve P-256 in PEM"
                        + " (PKCS #8): copy the whole .p8 file");
            }
            definition.clientSecretClaims().values().stream()
                    .filter(Template::isOpen)
                    .map(template -> template.substring(1, template.length() - 1))
                    .forEach(name -> found.add(provider() + " has a private key as client secret, and no " + name
                            + ": call variable(\"" + name + "\", \"…\")"));
        }
    }

    private void keys() {
        ClientKeys signing = settings.security.signingKeys();
        if (settings.clientAuthentication == ClientAuthentication.PRIVATE_KEY_JWT
                && (signing == null || signing.signingJwk().isEmpty())) {
            found.add(provider() + " has no key that signs assertions: call"
                    + " security(OAuthSecurity.standard().privateKeyJwt(ClientKeys.jwk(…)))");
        }
        boolean asksForUserInfo =
                settings.security.demandsSignedUserInfo() || settings.security.sendsAccessTokenInForm();
        if (asksForUserInfo && !definition.usesUserInfo()) {
            found.add(
                    provider() + " sets how user information is protected, and reads none: call profileFromUserInfo()");
        }
        if (settings.security.demandsSignedUserInfo() && !definition.isOidc()) {
            found.add(provider() + " speaks plain OAuth, which has no signed user information: leave out"
                    + " signedUserInfo()");
        }
        decrypting(settings.security.decryptionKeys(), "ID tokens", "encryptedIdTokens(…)");
        decrypting(settings.security.responseKeys(), "authorization responses", "encryptedResponses(…)");
    }

    private void decrypting(@Nullable ClientKeys keys, String what, String call) {
        if (keys != null && keys.decryptionJwks().isEmpty()) {
            found.add(provider() + " has no key that decrypts " + what + ": pass " + call
                    + " an RSA key or one on a curve, without \"use\":\"sig\"");
        }
    }

    private void openId() {
        if (settings.issuer == null && settings.webFinger == null) {
            missingIssuer();
        } else if (settings.issuer != null && settings.webFinger != null) {
            found.add(provider() + " has an issuer, and webFinger(…), which looks for one: leave one of them out");
        }
        tenant();
        if (!settings.openIdIsImplied && !settings.scopes.contains("openid")) {
            found.add(provider() + " does not ask for the scope openid: name it in scopes(…) too");
        }
    }

    private void tenant() {
        String issuer = definition.issuer();
        String template = settings.issuerTemplate;
        String tenant = issuer == null || template == null
                ? null
                : TenantIssuerTemplate.of(template).unknownTenant(issuer);
        if (tenant != null) {
            found.add(provider() + " names its tenant \"" + tenant + "\", and tokens name it by its id: use the"
                    + " directory (tenant) id of 36 characters, or common, organizations or consumers");
        }
    }

    private void plainOAuth() {
        missing(settings.authorizationEndpoint, "authorization endpoint", "authorizationEndpoint");
        missing(settings.tokenEndpoint, "token endpoint", "tokenEndpoint");
        missing(settings.userInfoEndpoint, "user information endpoint", "userInfoEndpoint");
    }

    private void missing(@Nullable String endpoint, String what, String method) {
        if (endpoint == null) {
            found.add(provider() + " has no " + what + ": call " + method + "(\"https://…\")");
        }
    }

    private Map<String, String> addresses() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "issuer", definition.issuer());
        put(all, "discovery document", definition.discovery());
        put(all, "authorization endpoint", definition.authorizationEndpoint());
        put(all, "token endpoint", definition.tokenEndpoint());
        put(all, "user information endpoint", definition.userInfoEndpoint());
        put(all, "JWK set", definition.jwksUri());
        put(all, "end of session", definition.endSessionEndpoint());
        for (Map.Entry<String, String> each : definition.supplements().entrySet()) {
            put(all, "supplement " + each.getKey(), each.getValue());
        }
        return all;
    }

    private static void put(Map<String, String> all, String what, @Nullable String url) {
        if (url != null) {
            all.put(what, url);
        }
    }

    private void address(String what, String url) {
        if (!ServerUrlCheck.isWellFormed(url)) {
            if (settings.variables.missing().isEmpty()) { // if any, already reported
                found.add(provider() + " has no absolute URL for its " + what
                        + ", with a host of letters, digits, hyphens and dots");
            }
        } else if (!settings.insecureHttp && !ServerUrlCheck.isConfidential(url)) {
            found.add(provider() + " has an http URL of another machine for its " + what
                    + ": use https, or call allowInsecureHttp()");
        }
    }

    private String provider() {
        return "Provider \"" + settings.id + "\"";
    }

    private String variable(String suffix) {
        return ProviderEnvironment.variable(settings.id, suffix);
    }
}
