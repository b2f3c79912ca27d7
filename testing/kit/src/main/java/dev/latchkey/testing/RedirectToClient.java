package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the browser back to the client, with a code or an error (RFC 6749 section 4.1.2, RFC 9207), by a redirect or by
 * a form (OAuth 2.0 Form Post Response Mode).
 */
final class RedirectToClient {

    private static final String OTHER_CHALLENGE =
            Sha256.of("a verifier of another attempt").toString();

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;
    private final Grants grants;
    private final IdTokenIssuer idTokens;
    private final ProviderPages pages;
    private final ResponseSigner responses;

    RedirectToClient(
            ProviderSettings settings,
            CurrentMisbehaviour behaviour,
            Grants grants,
            IdTokenIssuer idTokens,
            ProviderPages pages,
            ResponseSigner responses) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.grants = grants;
        this.idTokens = idTokens;
        this.pages = pages;
        this.responses = responses;
    }

    EndpointResponse withCode(Grant grant) {
        RegisteredRedirect back = grant.request().back();
        boolean failing = behaviour.is(Misbehaviour.CALLBACK_ERROR)
                || behaviour.is(Misbehaviour.CALLBACK_ERROR_NO_ISS)
                || behaviour.is(Misbehaviour.CALLBACK_ERROR_TWICE);
        if (failing) {
            return withError(
                    back, grant.request().protocol(), new ProtocolError("server_error", "Something went wrong"));
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", grants.code(behaviour.is(Misbehaviour.CALLBACK_FOREIGN_CODE) ? foreign(grant) : grant));
        extra(answer, grant);
        return back(back, grant.request().protocol(), answer);
    }

    /** Returns a grant for another attempt of the same client and person. */
    private static Grant foreign(Grant grant) {
        return new Grant(
                grant.request().withChallenge(OTHER_CHALLENGE), grant.person(), grant.signedInAt(), grant.sessionId());
    }

    private void extra(Map<String, String> answer, Grant grant) {
        if (behaviour.is(Misbehaviour.CALLBACK_EXTRA_ID_TOKEN)) {
            answer.put("id_token", idTokens.issue(grant, grants.accessToken(grant), true));
        }
        if (behaviour.is(Misbehaviour.CALLBACK_EXTRA_ACCESS_TOKEN)) {
            answer.put("access_token", grants.accessToken(grant));
        }
        if (behaviour.is(Misbehaviour.CALLBACK_EXTRA_RESPONSE) || behaviour.is(Misbehaviour.CALLBACK_RESPONSE_TWICE)) {
            answer.put("response", idTokens.issue(grant, grants.accessToken(grant), true));
        }
        if (behaviour.is(Misbehaviour.CALLBACK_ERROR_AND_CODE)) {
            answer.put("error", "server_error");
        }
    }

    EndpointResponse withError(RegisteredRedirect back, Protocol protocol, ProtocolError error) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error.code());
        answer.put("error_description", error.description());
        return back(back, protocol, answer);
    }

    private EndpointResponse back(RegisteredRedirect back, Protocol protocol, Map<String, String> answer) {
        String state = back.state();
        if (state != null && !behaviour.is(Misbehaviour.CALLBACK_NO_STATE)) {
            answer.put("state", behaviour.is(Misbehaviour.CALLBACK_ALTERED_STATE) ? state + "1" : state);
        }
        if (behaviour.is(Misbehaviour.CALLBACK_WRONG_ISS)) {
            answer.put("iss", IdTokenIssuer.OTHER_ISSUER);
        } else if (protocol == Protocol.OPENID_CONNECT
                && !behaviour.is(Misbehaviour.CALLBACK_NO_ISS)
                && !behaviour.is(Misbehaviour.CALLBACK_ERROR_NO_ISS)) {
            answer.put("iss", settings.issuer());
        }
        Map<String, String> sent = back.signed() ? responses.signed(back.client(), answer) : answer;
        boolean form = back.formPost() != behaviour.is(Misbehaviour.CALLBACK_OTHER_METHOD);
        return form
                ? pages.formPost(back.redirectUri(), sent, repeated())
                : EndpointResponse.redirect(append(back.redirectUri(), sent, repeated()));
    }

    /** Returns the name of the parameter that is sent twice, with the same value; {@code null} if there is none. */
    private @Nullable String repeated() {
        Misbehaviour misbehaviour = behaviour.misbehaviour();
        if (misbehaviour == null) {
            return null;
        }
        return switch (misbehaviour) {
            case CALLBACK_STATE_TWICE -> "state";
            case CALLBACK_CODE_TWICE -> "code";
            case CALLBACK_ISS_TWICE -> "iss";
            case CALLBACK_ERROR_TWICE -> "error";
            case CALLBACK_RESPONSE_TWICE -> "response";
            default -> null; // the others repeat nothing
        };
    }

    /** Adds parameters to the query of a redirect URI, which may already have a query (RFC 6749 section 3.1.2). */
    static String append(String uri, Map<String, String> parameters) {
        return uri + (uri.indexOf('?') < 0 ? '?' : '&') + RequestParameters.encode(parameters);
    }

    private static String append(String uri, Map<String, String> parameters, @Nullable String repeated) {
        String once = append(uri, parameters);
        String value = repeated == null ? null : parameters.get(repeated);
        return repeated == null || value == null ? once : append(once, Map.of(repeated, value));
    }
}
