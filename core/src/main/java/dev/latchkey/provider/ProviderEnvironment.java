package dev.latchkey.provider;

import dev.latchkey.wire.ServerUrlCheck;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the environment variables of one provider (wire.md#environment). */
final class ProviderEnvironment {

    private final Function<String, @Nullable String> environment;
    private final String id;

    ProviderEnvironment(Function<String, @Nullable String> environment, String id) {
        this.environment = environment;
        this.id = id;
    }

    static String variable(String id, String suffix) {
        return "AUTH_" + id.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + suffix;
    }

    OAuthProvider fill(OAuthProvider provider, OAuthSettings settings) {
        OAuthProvider filled = provider;
        String clientId = settings.clientId == null ? value("ID") : null;
        if (clientId != null) {
            filled = filled.clientId(clientId);
        }
        String clientSecret = settings.clientSecret == null ? value("SECRET") : null;
        if (clientSecret != null) {
            filled = filled.clientSecret(clientSecret);
        }
        if (settings.issuerIsFixed && value("ISSUER") != null) {
            throw new IllegalStateException(variable(id, "ISSUER") + " is set, but \"" + id
                    + "\" has an issuer of its own: unset it. A server of the same kind is baseUrl(…) where the provider"
                    + " has that, any other OAuthProvider.oidc(id, name).issuer(…)");
        }
        String issuer = settings.isIssuerOpen() ? value("ISSUER") : null;
        return issuer == null ? filled : filled.issuer(requireUrl(issuer, settings.insecureHttp));
    }

    private @Nullable String value(String suffix) {
        String name = variable(id, suffix);
        String value = environment.apply(name);
        if (value != null && (value.isBlank() || hasControl(value))) {
            throw new IllegalStateException(
                    name + " is set, but to no usable text: it is blank or has control characters");
        }
        return value;
    }

    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private String requireUrl(String issuer, boolean insecureHttp) {
        boolean usable = ServerUrlCheck.isWellFormed(issuer) && (insecureHttp || ServerUrlCheck.isConfidential(issuer));
        if (!usable) {
            throw new IllegalStateException(
                    variable(id, "ISSUER") + " is not an absolute https URL; http is for this machine only");
        }
        return issuer;
    }
}
