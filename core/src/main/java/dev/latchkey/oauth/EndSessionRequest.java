package dev.latchkey.oauth;

import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.RequestShape;
import dev.latchkey.wire.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request that ends a session at a provider (OpenID Connect RP-Initiated Logout 1.0 section 2). */
final class EndSessionRequest {

    private static final String RETURN = "post_logout_redirect_uri";

    private EndSessionRequest() {}

    /**
     * Returns the address to which the browser goes; empty if the provider has none.
     *
     * @param endpoint the address that the application or the discovery document names; {@code null} if neither does
     */
    static Optional<String> url(
            OAuthDefinition provider,
            @Nullable String endpoint,
            String returnUrl,
            @Nullable Secret idTokenHint,
            @Nullable String state) {
        RequestShape older = provider.endSessionWithoutDiscovery();
        String issuer = provider.issuer();
        if (endpoint != null) {
            return Optional.of(url(provider, endpoint, provider.endSessionRequest(), returnUrl, idTokenHint, state));
        }
        if (older == null || issuer == null) {
            return Optional.empty();
        }
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return Optional.of(url(provider, base, older, returnUrl, idTokenHint, state));
    }

    private static String url(
            OAuthDefinition provider,
            String endpoint,
            RequestShape template,
            String returnUrl,
            @Nullable Secret idTokenHint,
            @Nullable String state) {
        RequestShape shape =
                template.with(name -> name.equals("postLogoutRedirectUri") ? returnUrl : provider.value(name));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(provider.clientIdParameter(), provider.clientId());
        fields.put(RETURN, returnUrl);
        if (idTokenHint != null) {
            fields.put("id_token_hint", idTokenHint.reveal());
        }
        if (state != null) {
            fields.put("state", state);
        }
        fields.keySet().removeAll(shape.without());
        fields.putAll(shape.parameters());
        return Form.append(endpoint + shape.path(), fields);
    }
}
