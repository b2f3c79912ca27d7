package dev.latchkey.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * How a client wants its provider to authenticate the user, by {@code acr_values} (OpenID Connect Core section 3.1.2.1)
 * or by the parameter {@code claims} (section 5.5.1.1). This provider can do everything.
 */
record RequestedAuthentication(List<String> contexts, List<String> methods) {

    static final RequestedAuthentication NONE = new RequestedAuthentication(List.of(), List.of());

    static RequestedAuthentication of(RequestParameters asked) {
        String claims = asked.one("claims").orElse("{}");
        List<String> contexts = essential(claims, "acr");
        return new RequestedAuthentication(
                contexts.isEmpty()
                        ? List.copyOf(AuthorizationRequest.words(
                                asked.one("acr_values").orElse("")))
                        : contexts,
                essential(claims, "amr"));
    }

    /** Adds the preferred context and all methods to an ID token. */
    void addTo(Map<String, Object> claims) {
        if (!contexts.isEmpty()) {
            claims.put("acr", contexts.get(0));
        }
        if (!methods.isEmpty()) {
            claims.put("amr", methods);
        }
    }

    @SuppressWarnings("UnusedException") // a mistake of the client
    private static List<String> essential(String claims, String claim) {
        try {
            Map<String, Object> idToken = JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(claims), "id_token");
            Map<String, Object> asked = idToken == null ? null : JSONObjectUtils.getJSONObject(idToken, claim);
            List<String> values = asked == null ? null : JSONObjectUtils.getStringList(asked, "values");
            return values == null ? List.of() : values;
        } catch (ParseException malformed) {
            throw ProtocolError.invalidRequest("The parameter claims cannot be read");
        }
    }
}
