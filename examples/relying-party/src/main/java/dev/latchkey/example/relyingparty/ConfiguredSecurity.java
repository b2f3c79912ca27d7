package dev.latchkey.example.relyingparty;

import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.SigningAlgorithm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes the {@link OAuthSecurity} of the provider from the variables. */
final class ConfiguredSecurity {

    private final Variables variables;

    ConfiguredSecurity(Variables variables) {
        this.variables = variables;
    }

    OAuthSecurity security() {
        return userInfo(algorithms(bound(keys(profile()))));
    }

    /** Returns whether the profile has this part. */
    boolean isProfile(String name) {
        return variables
                .wordsOf("PROFILE", "fapi2", "fapi2-message-signing", "oauth")
                .contains(name);
    }

    /** Returns the {@code response_mode}, with or without a signature; empty for that of the provider. */
    String responseMode() {
        String mode = variables.value("RESPONSE_MODE");
        return mode == null
                ? ""
                : variables.oneOf("RESPONSE_MODE", mode, "query", "form_post", "jwt", "query.jwt", "form_post.jwt");
    }

    /** Returns the TLS context with the client certificate; {@code null} if there is none. */
    @Nullable
    SSLContext certificate() {
        String keyStore = variables.value("KEYSTORE");
        return keyStore == null
                ? null
                : CertificateFile.read(Path.of(keyStore), variables.valueOr("KEYSTORE_PASSWORD", ""));
    }

    private OAuthSecurity profile() {
        if (isProfile("fapi2-message-signing")) {
            return OAuthSecurity.fapi2MessageSigning();
        }
        return variables.value("PROFILE") == null ? OAuthSecurity.standard() : OAuthSecurity.fapi2();
    }

    private OAuthSecurity keys(OAuthSecurity profile) {
        OAuthSecurity security = request(profile);
        security = responseMode().endsWith("jwt") ? security.signedResponses() : security;
        boolean signs = security.signsRequests() || "private_key_jwt".equals(variables.value("AUTH"));
        List<String> encrypted = variables.wordsOf("ENCRYPTED", "true", "id_token", "response");
        String key = variables.value("KEY");
        if (key == null && (signs || !encrypted.isEmpty())) {
            throw variables.wrong(
                    "KEY", "is not set: it is a private JWK, which signs requests and decrypts what is encrypted");
        }
        if (key == null) {
            return security;
        }
        ClientKeys keys = ClientKeys.jwk(key);
        security = signs ? security.privateKeyJwt(keys) : security;
        boolean idTokens = encrypted.contains("true") || encrypted.contains("id_token");
        security = idTokens ? security.encryptedIdTokens(keys) : security;
        return encrypted.contains("response") ? security.encryptedResponses(keys) : security;
    }

    private OAuthSecurity request(OAuthSecurity profile) {
        return switch (variables.oneOf(
                "REQUEST", variables.valueOr("REQUEST", "plain"), "plain", "signed", "reference")) {
            case "signed" -> profile.signedRequests();
            case "reference" -> profile.signedRequestsByReference();
            default -> profile;
        };
    }

    private OAuthSecurity bound(OAuthSecurity security) {
        SSLContext certificate = certificate();
        OAuthSecurity bound = certificate == null ? security : security.clientCertificate(certificate);
        return variables.isTrue("DPOP") ? bound.dpop() : bound;
    }

    private OAuthSecurity algorithms(OAuthSecurity security) {
        List<SigningAlgorithm> algorithms =
                variables.words("ALG").stream().map(this::algorithm).toList();
        return algorithms.isEmpty()
                ? security
                : security.acceptOnly(
                        algorithms.get(0),
                        algorithms.subList(1, algorithms.size()).toArray(SigningAlgorithm[]::new));
    }

    private SigningAlgorithm algorithm(String name) {
        return Arrays.stream(SigningAlgorithm.values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> variables.wrong("ALG", "names none of " + Arrays.toString(SigningAlgorithm.values())));
    }

    private OAuthSecurity userInfo(OAuthSecurity security) {
        return switch (variables.oneOf(
                "USERINFO", variables.valueOr("USERINFO", "false"), "false", "true", "signed", "form")) {
            case "signed" -> security.signedUserInfo();
            case "form" -> security.accessTokenInForm();
            default -> security;
        };
    }
}
