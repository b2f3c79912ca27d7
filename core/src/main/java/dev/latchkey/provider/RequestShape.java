package dev.latchkey.provider;

import dev.latchkey.wire.PercentEscapes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a request to a provider deviates from the standard. Texts can have names in braces, such as <code>{clientId}
 * </code>, which {@link #with} replaces.
 *
 * @param method {@code GET} or {@code POST}
 * @param path the text that follows the address of the endpoint
 * @param without the standard parameters that the request does not have
 * @param parameters the additional parameters, in the query of a {@code GET} and in the form of a {@code POST}
 * @param headers the additional headers
 * @param json the body in JSON; {@code null} if there is none
 */
public record RequestShape(
        String method,
        String path,
        Set<String> without,
        Map<String, String> parameters,
        Map<String, String> headers,
        @Nullable String json) {

    private static final String ACCESS_TOKEN = "{accessToken}";

    /** Returns the shape of a request that does not deviate. */
    static RequestShape standard(String method) {
        return new RequestShape(method, "", Set.of(), Map.of(), Map.of(), null);
    }

    /** Returns the shape of a form that does not deviate. */
    public static RequestShape post() {
        return standard("POST");
    }

    /** Returns the shape of a request with the access token in a form (RFC 6750 section 2.2). */
    static RequestShape accessTokenInForm() {
        return new RequestShape("POST", "", Set.of(), Map.of("access_token", ACCESS_TOKEN), Map.of(), null);
    }

    /** Returns the shape of a sign-out that has only the client id and, in one parameter, the address to return to. */
    static RequestShape signOut(String parameter) {
        Set<String> standard = Set.of("post_logout_redirect_uri", "id_token_hint", "state");
        return new RequestShape("GET", "", standard, Map.of(parameter, "{postLogoutRedirectUri}"), Map.of(), null);
    }

    /** Returns whether the access token is in the path or in a parameter, so that there is no need for a header. */
    public boolean carriesAccessToken() {
        return Stream.concat(Stream.of(path), parameters.values().stream())
                .anyMatch(text -> text.contains(ACCESS_TOKEN));
    }

    /**
     * Returns this shape with the values of its names. A parameter or a header is left out if one of its names has no
     * value. Values in the path are escaped.
     *
     * @param values returns the value of a name; {@code null} if there is none
     * @throws IllegalArgumentException if a name in the path has no value, or a header cannot have the value
     */
    public RequestShape with(Function<String, @Nullable String> values) {
        String filled = Template.expand(path, values, PercentEscapes::encodeComponent);
        if (filled == null) {
            throw new IllegalArgumentException("No value for a name in " + path);
        }
        Map<String, String> filledHeaders = filled(headers, values);
        filledHeaders.forEach(RequestShape::requireVisible);
        return new RequestShape(method, filled, without, filled(parameters, values), filledHeaders, json);
    }

    /* The message of the HTTP client would have the value, which may be a secret. */
    private static void requireVisible(String header, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("Not the value of a header: " + header);
        }
    }

    /** Shows only the method, because parameters can have secrets. */
    @Override
    public String toString() {
        return "RequestShape[" + method + "]";
    }

    private static Map<String, String> filled(
            Map<String, String> templates, Function<String, @Nullable String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> {
            String value = Template.expand(template, values, UnaryOperator.identity());
            if (value != null) {
                filled.put(name, value);
            }
        });
        return Collections.unmodifiableMap(filled);
    }
}
