package dev.latchkey;

import dev.latchkey.model.Secret;
import dev.latchkey.setting.AddressSyntax;
import dev.latchkey.setting.SecretVariables;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.setting.TrustedHosts;
import dev.latchkey.wire.Origin;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code AUTH_*} variables (wire.md#environment). A malformed variable makes the start fail. The message
 * contains the variable's name and never its value.
 */
final class Environment {

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Returns the value of a variable; {@code null} if the variable is not set or blank. */
    @Nullable
    String get(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Returns the secrets, newest first. */
    List<Secret> secrets() {
        return SecretVariables.read(variables);
    }

    /** Returns the public origin; {@code null} if none is set. */
    @Nullable
    Origin origin() {
        String name = urlName();
        return name == null ? null : origin(name, variables.getOrDefault(name, ""));
    }

    /** Returns the path of the public URL; {@code null} if the URL has no path (W51). */
    @Nullable
    String basePath() {
        String name = urlName();
        if (name == null) {
            return null;
        }
        String url = variables.getOrDefault(name, "").trim();
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String basePath = path < 0 ? "" : withoutSlash(url.substring(path));
        return basePath.isEmpty() ? null : requireBasePath(basePath, name);
    }

    /**
     * Returns whether Latchkey trusts the proxies to report the public address, and which hosts they may name. With
     * {@code AUTH_TRUST_HOST=false}, no proxy is trusted (W43).
     */
    TrustedHosts trustHost() {
        String value = variables.get("AUTH_TRUST_HOST");
        if (value == null) {
            return isSet("VERCEL") || isSet("CF_PAGES") ? TrustedHosts.any() : TrustedHosts.none();
        }
        return named("AUTH_TRUST_HOST", () -> TrustedHosts.read(List.of(value)));
    }

    /** Returns how many proxies in front of the application are trusted; {@code null} if the variable is not set. */
    @Nullable
    Integer trustedProxies() {
        String value = get("AUTH_TRUSTED_PROXIES");
        return value == null
                ? null
                : named(
                        "AUTH_TRUSTED_PROXIES",
                        () -> SiteSettings.TRUSTED_PROXIES.type().read(List.of(value)));
    }

    private static <T> T named(String variable, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(variable + " " + e.getMessage(), e);
        }
    }

    static Origin origin(String name, String url) {
        Origin origin = Origin.of(url.trim());
        if (origin == null || !AddressSyntax.isPublic(url)) {
            throw new IllegalStateException(
                    name + " is not the address of a web application, such as https://app.example.com");
        }
        return origin;
    }

    /**
     * Checks that {@code path} is a base path, and returns it. A base path starts with a slash, does not end with one,
     * and contains nothing that two parsers read differently.
     */
    static String requireBasePath(String path, String name) {
        if (!AddressSyntax.isBasePath(path)) {
            throw new IllegalStateException(name + " has no usable path: one such as /auth or /api/auth is needed");
        }
        return path;
    }

    private @Nullable String urlName() {
        return get("AUTH_URL") != null ? "AUTH_URL" : get("NEXTAUTH_URL") != null ? "NEXTAUTH_URL" : null;
    }

    private boolean isSet(String name) {
        return get(name) != null;
    }

    private static String withoutSlash(String path) {
        String trimmed = path;
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed;
    }
}
