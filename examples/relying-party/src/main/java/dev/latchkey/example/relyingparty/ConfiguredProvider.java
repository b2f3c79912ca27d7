package dev.latchkey.example.relyingparty;

import dev.latchkey.provider.ClientAuthentication;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.ProfileMapping;
import dev.latchkey.provider.SigningAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the provider {@code oidc} from the variables {@code AUTH_OIDC_…}. */
final class ConfiguredProvider {

    private static final String PREFIX = "AUTH_OIDC_";
    private static final Set<String> KNOWN = Set.of(
            "ISSUER",
            "ID",
            "SECRET",
            "AUTH",
            "KEY",
            "SCOPE",
            "RESPONSE_MODE",
            "PROFILE",
            "USERINFO",
            "ALG",
            "ENCRYPTED",
            "CLAIMS",
            "WEBFINGER",
            "KEYSTORE",
            "KEYSTORE_PASSWORD",
            "DPOP",
            "DISCOVERY",
            "RESOURCE");

    private final Map<String, String> variables;

    ConfiguredProvider(Map<String, String> variables) {
        this.variables = variables;
        for (String name : variables.keySet()) {
            if (name.startsWith(PREFIX) && !KNOWN.contains(name.substring(PREFIX.length()))) {
                throw new IllegalStateException(name + " is not a variable of this example");
            }
        }
    }

    /**
     * Returns the provider. {@code AuthBuilder.build} reads {@code _ID}, {@code _SECRET} and {@code _ISSUER} itself.
     *
     * @throws IllegalStateException if a variable is wrong
     */
    OAuthProvider provider() {
        OAuthProvider provider = kind().security(security());
        String scope = value("SCOPE");
        if (scope != null) {
            provider = provider.scopes(words(scope).toArray(String[]::new));
        }
        String mode = value("RESPONSE_MODE");
        if (mode != null) {
            provider = provider.parameter("response_mode", oneOf("RESPONSE_MODE", mode, "query", "form_post"));
        }
        String identifier = value("WEBFINGER");
        if (identifier != null) {
            provider = provider.webFinger(identifier);
        }
        String claims = value("CLAIMS");
        if (claims != null) {
            provider = provider.distributedClaims(words(claims).toArray(String[]::new));
        }
        String authentication = value("AUTH");
        if (authentication != null) {
            provider = provider.clientAuthentication(authentication(authentication));
        }
        String discovery = value("DISCOVERY");
        if (discovery != null) {
            provider = provider.discovery(discovery);
        }
        provider = provider.endSessionOnSignOut();
        return value("USERINFO") == null ? provider : provider.profileFromUserInfo();
    }

    /* With plain OAuth, the resource says who has signed in, or at least that somebody has. */
    private OAuthProvider kind() {
        String resource = value("RESOURCE");
        if (!isProfile("oauth")) {
            OAuthProvider openId = OAuthProvider.oidc("oidc", "OpenID Connect");
            return resource == null || !isBound() ? openId : openId.supplement(ResourceCalls.MEMBER, resource);
        }
        OAuthProvider plain = OAuthProvider.oauth2("oidc", "OAuth")
                .profile((document, tokens) -> ProfileMapping.standard()
                        .map(
                                document.has("sub") || document.has("id")
                                        ? document
                                        : document.with("sub", "resource-owner"),
                                tokens));
        return resource == null ? plain : plain.userInfoEndpoint(resource);
    }

    /* A bound token needs a proof or a certificate, which Latchkey adds where it calls the resource itself. */
    private boolean isBound() {
        return value("PROFILE") != null || value("KEYSTORE") != null || "true".equals(value("DPOP"));
    }

    private boolean isProfile(String name) {
        String profile = value("PROFILE");
        return profile != null
                && words(profile)
                        .map(word -> oneOf("PROFILE", word, "fapi2", "fapi2-message-signing", "oauth"))
                        .anyMatch(name::equals);
    }

    /** Returns the address that is called with a bearer token after each sign-in; {@code null} if there is none. */
    @Nullable
    URI resource() {
        String address = value("RESOURCE");
        return address == null || isBound() ? null : URI.create(address);
    }

    private OAuthSecurity profile() {
        if (isProfile("fapi2-message-signing")) {
            return OAuthSecurity.fapi2MessageSigning();
        }
        return value("PROFILE") == null ? OAuthSecurity.standard() : OAuthSecurity.fapi2();
    }

    private OAuthSecurity security() {
        OAuthSecurity security = profile();
        String key = value("KEY");
        boolean signs = "private_key_jwt".equals(value("AUTH")) || isProfile("fapi2-message-signing");
        boolean decrypts = "true".equals(value("ENCRYPTED"));
        if (key == null && (signs || decrypts)) {
            throw new IllegalStateException(
                    PREFIX + "KEY is not set: it is a private JWK, for private_key_jwt and for encrypted ID tokens");
        }
        if (key != null) {
            ClientKeys keys = ClientKeys.jwk(key);
            security = signs ? security.privateKeyJwt(keys) : security;
            security = decrypts ? security.encryptedIdTokens(keys) : security;
        }
        String keyStore = value("KEYSTORE");
        if (keyStore != null) {
            security = security.clientCertificate(
                    CertificateFile.read(Path.of(keyStore), variables.getOrDefault(PREFIX + "KEYSTORE_PASSWORD", "")));
        }
        if ("true".equals(value("DPOP"))) {
            security = security.dpop();
        }
        String algorithms = value("ALG");
        if (algorithms != null) {
            security =
                    acceptOnly(security, words(algorithms).map(this::algorithm).toList());
        }
        String userInfo = value("USERINFO");
        if (userInfo == null) {
            return security;
        }
        return switch (oneOf("USERINFO", userInfo, "true", "signed", "form")) {
            case "signed" -> security.signedUserInfo();
            case "form" -> security.accessTokenInForm();
            default -> security;
        };
    }

    private static OAuthSecurity acceptOnly(OAuthSecurity security, List<SigningAlgorithm> algorithms) {
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
                .orElseThrow(() -> new IllegalStateException(
                        PREFIX + "ALG names none of " + Arrays.toString(SigningAlgorithm.values())));
    }

    private ClientAuthentication authentication(String name) {
        String known = oneOf(
                "AUTH",
                name,
                "client_secret_basic",
                "client_secret_post",
                "client_secret_jwt",
                "private_key_jwt",
                "tls_client_auth",
                "self_signed_tls_client_auth",
                "none");
        return ClientAuthentication.valueOf(known.toUpperCase(Locale.ROOT));
    }

    private static String oneOf(String variable, String value, String... built) {
        if (!List.of(built).contains(value)) {
            throw new IllegalStateException(PREFIX + variable + " is none of " + List.of(built));
        }
        return value;
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("[ ,]+", -1)).filter(word -> !word.isEmpty());
    }

    private @Nullable String value(String suffix) {
        String value = variables.get(PREFIX + suffix);
        return value == null || value.isBlank() ? null : value;
    }
}
