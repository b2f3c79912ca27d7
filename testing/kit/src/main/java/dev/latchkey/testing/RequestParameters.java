package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The decoded parameters of a query or a form. */
final class RequestParameters {

    // All other parameters may contain secrets, which must stay out of logs.
    private static final Set<String> SHOWN = Set.of(
            "client_id",
            "code_challenge_method",
            "grant_type",
            "login_hint",
            "post_logout_redirect_uri",
            "prompt",
            "redirect_uri",
            "response_mode",
            "response_type",
            "scope");

    private final Map<String, List<String>> values;

    private RequestParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reads {@code application/x-www-form-urlencoded} text. {@code null} means no parameters. */
    static RequestParameters parse(@Nullable String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded != null) {
            StringTokenizer pairs = new StringTokenizer(encoded, "&");
            while (pairs.hasMoreTokens()) {
                String pair = pairs.nextToken();
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
            }
        }
        return new RequestParameters(values);
    }

    static String encode(Map<String, String> pairs) {
        StringBuilder encoded = new StringBuilder();
        pairs.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        return encoded.toString();
    }

    /**
     * Returns the value of a parameter. A parameter without a value is treated as missing, and a repeated parameter is
     * an error (RFC 6749 section 3.1).
     */
    Optional<String> one(String name) {
        if (values.getOrDefault(name, List.of()).size() > 1) {
            throw ProtocolError.invalidRequest("A parameter was sent more than once: " + name);
        }
        return first(name).filter(value -> !value.isEmpty());
    }

    String require(String name) {
        return one(name).orElseThrow(() -> ProtocolError.invalidRequest("A parameter is missing: " + name));
    }

    Optional<String> first(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }

    Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    void forEach(BiConsumer<String, String> action) {
        values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
    }

    @SuppressWarnings("UnusedException") // the message quotes the input, which may be a secret
    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ProtocolError.invalidRequest("A parameter is not properly encoded");
        }
    }

    @Override
    public String toString() {
        Map<String, Object> safe = new LinkedHashMap<>();
        values.forEach((name, all) -> safe.put(name, SHOWN.contains(name) ? String.join(" | ", all) : "[hidden]"));
        return safe.toString();
    }
}
