package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The routes of the provider, each with its endpoint. */
final class ProviderRoutes {

    static final String ATTACKER_JWKS = "/attacker/jwks";
    static final String OTHER_JWKS = "/other/jwks";

    private ProviderRoutes() {}

    static Map<String, Endpoint> of(ProviderState parts) {
        Map<String, Endpoint> routes = new LinkedHashMap<>();
        openIdConnect(routes, parts);
        plainOAuth(routes, parts);
        routes.put("/provider.css", StaticResource.of("provider.css", "text/css; charset=utf-8"));
        routes.put("/icon.svg", StaticResource.of("icon.svg", "image/svg+xml"));
        for (Person person : People.ALL) {
            String file = person.username() + ".svg";
            routes.put("/pictures/" + file, StaticResource.of(file, "image/svg+xml"));
        }
        routes.replaceAll((path, endpoint) -> marked(endpoint, parts.behaviour()));
        return routes;
    }

    private static Endpoint marked(Endpoint endpoint, CurrentMisbehaviour behaviour) {
        return request -> {
            EndpointResponse answer = endpoint.answer(request);
            boolean marked = behaviour.is(Misbehaviour.BYTE_ORDER_MARK)
                    && answer.contentType().startsWith("application/json");
            return marked
                    ? new EndpointResponse(
                            answer.status(), answer.contentType(), "\uFEFF" + answer.body(), answer.headers())
                    : answer;
        };
    }

    private static void openIdConnect(Map<String, Endpoint> routes, ProviderState parts) {
        AuthorizeEndpoint authorize = new AuthorizeEndpoint(Protocol.OPENID_CONNECT, parts);
        JwksEndpoint jwks = new JwksEndpoint(parts);
        LogoutEndpoint logout = new LogoutEndpoint(parts);
        routes.put("/.well-known/openid-configuration", get(new DiscoveryEndpoint(parts)));
        routes.put("/jwks", get(request -> jwks.published()));
        routes.put(OTHER_JWKS, get(request -> jwks.elsewhere()));
        routes.put(ATTACKER_JWKS, get(request -> jwks.attackers()));
        routes.put("/authorize", getOrPost(authorize::ask));
        routes.put("/authorize/decision", post(authorize::decide));
        routes.put("/token", post(new TokenEndpoint(parts)));
        routes.put("/token" + TokenFaults.ELSEWHERE, post(new TokenEndpoint(parts)));
        routes.put("/revoke", post(new RevocationEndpoint(parts)));
        routes.put("/introspect", post(new IntrospectionEndpoint(parts)));
        routes.put("/userinfo", getOrPost(new UserInfoEndpoint(parts)));
        routes.put("/logout", getOrPost(logout::ask));
        routes.put("/logout/decision", post(logout::decide));
    }

    private static void plainOAuth(Map<String, Endpoint> routes, ProviderState parts) {
        AuthorizeEndpoint authorize = new AuthorizeEndpoint(Protocol.PLAIN_OAUTH, parts);
        PlainOAuthUserEndpoint users = new PlainOAuthUserEndpoint(parts);
        routes.put("/oauth/authorize", get(authorize::ask));
        routes.put("/oauth/authorize/decision", post(authorize::decide));
        routes.put("/oauth/access_token", post(new PlainOAuthTokenEndpoint(parts)));
        routes.put("/oauth/access_token" + TokenFaults.ELSEWHERE, post(new PlainOAuthTokenEndpoint(parts)));
        routes.put("/api/user", get(users::user));
        routes.put("/api/user/emails", get(users::emails));
    }

    private static Endpoint get(Endpoint endpoint) {
        return endpoint.only("GET");
    }

    private static Endpoint post(Endpoint endpoint) {
        return endpoint.only("POST");
    }

    private static Endpoint getOrPost(Endpoint endpoint) {
        return endpoint.only("GET", "POST");
    }
}
