package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.Form;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the address of the authorization request (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1). */
final class AuthorizationRequest {

    private AuthorizationRequest() {}

    /**
     * Returns the address. Parameters of the application for this sign-in replace configured ones, which replace those
     * in the endpoint's query. Parameters of the browser replace nothing.
     */
    static String url(
            OAuthDefinition provider,
            String endpoint,
            String redirectUri,
            RequestedParameters requested,
            NewAttempt attempt) {
        int query = endpoint.indexOf('?');
        Map<String, String> fields = new LinkedHashMap<>();
        fields.putAll(query < 0 ? Map.of() : Form.parse(endpoint.substring(query + 1)));
        fields.put("response_type", "code");
        fields.put(provider.clientIdParameter(), provider.clientId());
        fields.put("redirect_uri", redirectUri);
        if (!provider.scopes().isEmpty()) {
            fields.put("scope", String.join(" ", provider.scopes()));
        }
        fields.putAll(provider.parameters());
        requested.byBrowser(provider).forEach(fields::putIfAbsent);
        requested
                .byApplication()
                .forEach((name, value) ->
                        fields.put(name, name.equals("scope") ? scope(value, provider.isOidc()) : value));
        fields.put(provider.clientIdParameter(), provider.clientId()); // whatever its name is, nobody else sets it
        if (attempt.asksAnew()) {
            fields.put("max_age", "0");
            fields.put("prompt", "login"); // the same in other words, for those that do not know max_age
        }
        fields.put("state", attempt.state());
        if (attempt.nonce() != null) {
            fields.put("nonce", attempt.nonce());
        }
        if (attempt.challenge() != null) {
            fields.put("code_challenge", attempt.challenge());
            fields.put("code_challenge_method", "S256");
        }
        return Form.append(query < 0 ? endpoint : endpoint.substring(0, query), fields);
    }

    /* Without openid there would be no ID token, and so nobody signed in. */
    private static String scope(String asked, boolean oidc) {
        boolean complete = !oidc || Arrays.asList(asked.split(" ", -1)).contains("openid");
        return complete ? asked : "openid " + asked;
    }
}
