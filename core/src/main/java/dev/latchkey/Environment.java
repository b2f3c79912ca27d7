package dev.latchkey;

import dev.latchkey.model.Secret;
import dev.latchkey.wire.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code AUTH_*} variables (wire.md#environment). One that is malformed stops the start with its name; its value is
 * never repeated.
 */
final class Environment {

    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The value of a variable; {@code null} if it is not set or blank. */
    @Nullable
    String get(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * Newest first: {@code AUTH_SECRET_3}, {@code _2}, {@code _1}, then {@code AUTH_SECRET}, which Auth.js also accepts
     * as {@code NEXTAUTH_SECRET} (W9).
     */
    List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        for (String name : List.of("AUTH_SECRET_3", "AUTH_SECRET_2", "AUTH_SECRET_1")) {
            add(secrets, get(name));
        }
        String secret = get("AUTH_SECRET");
        add(secrets, secret == null ? get("NEXTAUTH_SECRET") : secret);
        return List.copyOf(secrets);
    }

    /** The public origin, or {@code null} if none is set. */
    @Nullable
    Origin origin() {
        String name = urlName();
        return name == null ? null : origin(name, variables.getOrDefault(name, ""));
    }

    /** The path of the public URL, or {@code null} if it has none (W51). */
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
     * Whether the proxies' word about the address is trusted; {@code AUTH_TRUST_HOST=false} means no (W43). Instead of
     * {@code true}, the variable can name the hosts.
     */
    boolean trustHost() {
        String value = trustHostText();
        return TRUE.contains(value) || !(FALSE.contains(value) || trustedHosts().isEmpty());
    }

    /** The hosts that the request may name; empty: any. */
    List<String> trustedHosts() {
        String value = trustHostText();
        return TRUE.contains(value) || FALSE.contains(value) ? List.of() : hosts(value, "AUTH_TRUST_HOST");
    }

    /** How many proxies in front are trusted; {@code null} if that is not said. */
    @Nullable
    Integer trustedProxies() {
        String value = get("AUTH_TRUSTED_PROXIES");
        return value == null ? null : count(value.trim(), "AUTH_TRUSTED_PROXIES");
    }

    /** Hosts with commas between them. A word without a dot is a misspelt yes or no. */
    static List<String> hosts(String text, String name) {
        List<String> hosts = List.of(text.split("\\s*,\\s*", -1));
        if (hosts.isEmpty()
                || !hosts.stream().allMatch(host -> host.indexOf('.') > 0 || host.startsWith("localhost"))) {
            throw new IllegalStateException(
                    name + " is neither true nor false, nor does it name hosts such as app.example.com");
        }
        return hosts;
    }

    /** A small number. */
    static int count(String text, String name) {
        if (!text.matches("[0-9]{1,2}")) {
            throw new IllegalStateException(name + " is no number such as 1");
        }
        return Integer.parseInt(text);
    }

    private String trustHostText() {
        String value = variables.get("AUTH_TRUST_HOST");
        return value != null
                ? value.trim().toLowerCase(Locale.ROOT)
                : Boolean.toString(isSet("VERCEL") || isSet("CF_PAGES"));
    }

    static Origin origin(String name, String url) {
        String trimmed = url.trim();
        Origin origin = Origin.of(trimmed);
        if (origin == null || trimmed.indexOf('?') >= 0 || trimmed.indexOf('#') >= 0) {
            throw new IllegalStateException(
                    name + " is not the address of a web application, such as https://app.example.com");
        }
        return origin;
    }

    /** A base path as it must be: a slash in front, none at the end, and nothing that two parsers read differently. */
    static String requireBasePath(String path, String name) {
        boolean fits = path.length() > 1 && path.startsWith("/") && !path.endsWith("/") && !path.contains("//");
        for (int i = 0; fits && i < path.length(); i++) {
            char c = path.charAt(i);
            fits = (Character.isLetterOrDigit(c) && c < 128) || "/-_.~".indexOf(c) >= 0;
        }
        if (!fits || path.contains("/.")) {
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

    private static void add(List<Secret> secrets, @Nullable String value) {
        if (value != null) {
            secrets.add(Secret.of(value));
        }
    }

    private static String withoutSlash(String path) {
        String trimmed = path;
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed;
    }
}
