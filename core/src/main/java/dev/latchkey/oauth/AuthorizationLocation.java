package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.wire.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

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
     * @param reference keeps a signed request, and returns the address at which the provider fetches it
     * @throws dev.latchkey.error.AuthException.Upstream if the provider cannot do what its configuration demands, or
     *     refuses the request
     */
    String of(
            OAuthProvider provider,
            ProviderMetadata metadata,
            String redirectUri,
            RequestedParameters requested,
            NewAttempt attempt,
            UnaryOperator<String> reference) {
        OAuthDefinition definition = provider.definition();
        OAuthSecurity security = definition.security();
        String endpoint = ProviderMetadata.require(metadata.authorizationEndpoint(), "authorization_endpoint");
        if (!security.pushesRequests() && !security.signsRequests()) {
            return AuthorizationRequest.url(definition, endpoint, redirectUri, requested, attempt);
        }
        Map<String, String> fields = AuthorizationRequest.fields(definition, Map.of(), redirectUri, requested, attempt);
        Map<String, String> sent = security.signsRequests() ? signed(definition, metadata, fields, reference) : fields;
        return Form.append(
                endpoint,
                security.pushesRequests() ? pushed.push(provider, metadata, sent) : alsoInQuery(fields, sent));
    }

    private Map<String, String> signed(
            OAuthDefinition client,
            ProviderMetadata metadata,
            Map<String, String> fields,
            UnaryOperator<String> reference) {
        String jwt = objects.signed(client, metadata, fields);
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("client_id", client.clientId());
        if (client.security().sendsRequestsByReference()) {
            sent.put("request_uri", reference.apply(jwt));
        } else {
            sent.put("request", jwt);
        }
        return sent;
    }

    /* Providers that follow OpenID Connect Core section 6 and not RFC 9101 demand these beside the object. */
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
