package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.Form;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the address of the authorization request (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1). */
final class AuthorizationRequest {

    private AuthorizationRequest() {}

    /** Returns the address of a request whose parameters are all in the query, together with those of the endpoint. */
    static String url(
            OAuthDefinition provider,
            String endpoint,
            String redirectUri,
            RequestedParameters requested,
            NewAttempt attempt) {
        int query = endpoint.indexOf('?');
        Map<String, String> fixed = query < 0 ? Map.of() : Form.parse(endpoint.substring(query + 1));
        Map<String, String> fields = fields(provider, fixed, redirectUri, requested, attempt);
        String url = Form.append(query < 0 ? endpoint : endpoint.substring(0, query), fields);
        return provider.authorizationFragment() == null ? url : url + "#" + provider.authorizationFragment();
    }

    /**
     * Returns the parameters. The demand of the attempt replaces all other parameters. Parameters that the application
     * sets for this sign-in replace configured parameters. Configured parameters replace {@code fixed} ones. Parameters
     * of the browser replace nothing.
     */
    static Map<String, String> fields(
            OAuthDefinition provider,
            Map<String, String> fixed,
            String redirectUri,
            RequestedParameters requested,
            NewAttempt attempt) {
        Map<String, String> fields = new LinkedHashMap<>(fixed);
        fields.put("response_type", provider.responseType());
        fields.put(provider.clientIdParameter(), provider.clientId());
        fields.put("redirect_uri", redirectUri);
        if (!provider.scopes().isEmpty()) {
            fields.put("scope", String.join(provider.scopeSeparator(), provider.scopes()));
        }
        fields.putAll(provider.parameters());
        requested.byBrowser(provider).forEach(fields::putIfAbsent);
        requested
                .byApplication()
                .forEach((name, value) ->
                        fields.put(name, name.equals("scope") ? scope(value, provider.isOidc()) : value));
        fields.put(provider.clientIdParameter(), provider.clientId()); // no other code sets it, even with another name
        attempt.demand().ask(fields);
        fields.put("state", attempt.state());
        if (attempt.nonce() != null) {
            fields.put("nonce", attempt.nonce());
        }
        if (attempt.challenge() != null) {
            fields.put("code_challenge", attempt.challenge());
            fields.put("code_challenge_method", "S256");
        }
        if (attempt.keyThumbprint() != null) {
            fields.put("dpop_jkt", attempt.keyThumbprint()); // RFC 9449 section 10
        }
        if (provider.security().demandsSignedResponses()) {
            fields.put("response_mode", SignedResponse.mode(provider));
        }
        return fields;
    }

    /* Adds openid if it is missing. Without this scope there is no ID token, and so no sign-in. */
    private static String scope(String asked, boolean oidc) {
        boolean complete = !oidc || Arrays.asList(asked.split(" ", -1)).contains("openid");
        return complete ? asked : "openid " + asked;
    }
}
