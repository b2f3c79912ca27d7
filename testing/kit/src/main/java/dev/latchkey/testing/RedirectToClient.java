package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Redirects the browser to the client, with a code or an error (RFC 6749 section 4.1.2, RFC 9207). */
final class RedirectToClient {

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;
    private final Grants grants;
    private final IdTokenIssuer idTokens;

    RedirectToClient(ProviderSettings settings, CurrentMisbehaviour behaviour, Grants grants, IdTokenIssuer idTokens) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.grants = grants;
        this.idTokens = idTokens;
    }

    EndpointResponse withCode(Grant grant) {
        RegisteredRedirect back = grant.request().back();
        if (behaviour.is(Misbehaviour.CALLBACK_ERROR) || behaviour.is(Misbehaviour.CALLBACK_ERROR_NO_ISS)) {
            return withError(
                    back, grant.request().protocol(), new ProtocolError("server_error", "Something went wrong"));
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", grants.code(grant));
        if (behaviour.is(Misbehaviour.CALLBACK_EXTRA_ID_TOKEN)) {
            answer.put("id_token", idTokens.issue(grant, grants.accessToken(grant), true));
        }
        return redirect(back, grant.request().protocol(), answer);
    }

    EndpointResponse withError(RegisteredRedirect back, Protocol protocol, ProtocolError error) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error.code());
        answer.put("error_description", error.description());
        return redirect(back, protocol, answer);
    }

    private EndpointResponse redirect(RegisteredRedirect back, Protocol protocol, Map<String, String> answer) {
        if (back.state() != null && !behaviour.is(Misbehaviour.CALLBACK_NO_STATE)) {
            answer.put("state", back.state());
        }
        if (behaviour.is(Misbehaviour.CALLBACK_WRONG_ISS)) {
            answer.put("iss", IdTokenIssuer.OTHER_ISSUER);
        } else if (protocol == Protocol.OPENID_CONNECT
                && !behaviour.is(Misbehaviour.CALLBACK_NO_ISS)
                && !behaviour.is(Misbehaviour.CALLBACK_ERROR_NO_ISS)) {
            answer.put("iss", settings.issuer());
        }
        return EndpointResponse.redirect(append(back.redirectUri(), answer));
    }

    /** Adds parameters to the query of a redirect URI, which may already have a query (RFC 6749 section 3.1.2). */
    static String append(String uri, Map<String, String> parameters) {
        return uri + (uri.indexOf('?') < 0 ? '?' : '&') + RequestParameters.encode(parameters);
    }
}
