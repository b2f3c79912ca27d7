package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.wire.Form;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the address to which a browser goes for a sign-in, with the request in the form that was chosen. */
final class AuthorizationLocation {

    private final RequestObjects objects;
    private final PushedRequests pushed;

    AuthorizationLocation(RequestObjects objects, PushedRequests pushed) {
        this.objects = objects;
        this.pushed = pushed;
    }

    /**
     * Returns the address. With pushed requests, it has only the client id and a reference.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if the provider cannot do what its configuration demands, or
     *     refuses the request
     */
    String of(
            OAuthProvider provider,
            ProviderMetadata metadata,
            String redirectUri,
            RequestedParameters requested,
            NewAttempt attempt) {
        OAuthDefinition definition = provider.definition();
        OAuthSecurity security = definition.security();
        String endpoint = ProviderMetadata.require(metadata.authorizationEndpoint(), "authorization_endpoint");
        if (!security.pushesRequests() && !security.signsRequests()) {
            return AuthorizationRequest.url(definition, endpoint, redirectUri, requested, attempt);
        }
        Map<String, String> fields = AuthorizationRequest.fields(definition, Map.of(), redirectUri, requested, attempt);
        Map<String, String> sent = security.signsRequests() ? objects.signed(definition, metadata, fields) : fields;
        return Form.append(
                endpoint,
                security.pushesRequests() ? pushed.push(provider, metadata, sent) : alsoInQuery(fields, sent));
    }

    /* Providers that follow OpenID Connect Core section 6.1 and not RFC 9101 demand these beside the object. */
    private static Map<String, String> alsoInQuery(Map<String, String> fields, Map<String, String> sent) {
        Map<String, String> query = new LinkedHashMap<>(sent);
        for (String name : new String[] {"response_type", "scope"}) {
            String value = fields.get(name);
            if (value != null) {
                query.put(name, value);
            }
        }
        return query;
    }
}
