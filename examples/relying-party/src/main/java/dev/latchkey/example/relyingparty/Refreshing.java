package dev.latchkey.example.relyingparty;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refreshes the tokens of a user on demand, and calls the resource with the new access token. */
final class Refreshing {

    static final String PROVIDER = "oidc";

    private final Auth auth;
    private final ResourceCalls calls;
    private final @Nullable URI resource;
    private final HttpClient http;

    /**
     * Makes an instance for one application.
     *
     * @param resource {@code null} if there is none
     * @param http has the client certificate, if there is one
     */
    Refreshing(Auth auth, ResourceCalls calls, @Nullable URI resource, HttpClient http) {
        this.auth = auth;
        this.calls = calls;
        this.resource = resource;
        this.http = http;
    }

    /** Returns whether the tokens were refreshed, and otherwise the cause. */
    String refresh(Session session) {
        try {
            Secret before = auth.tokens()
                    .of(session, PROVIDER, Duration.ZERO)
                    .map(Tokens::accessToken)
                    .orElse(null);
            if (before == null) {
                return "Not refreshed: there is no access token";
            }
            Optional<Secret> after =
                    auth.tokens().replacing(session, PROVIDER, before).map(Tokens::accessToken);
            after.ifPresent(token -> call(session));
            return after.isPresent() ? "Refreshed" : "Not refreshed: there are no tokens";
        } catch (AuthException e) {
            return "Not refreshed: " + LastRefusal.reason(e.code(), e.failureCause());
        }
    }

    /** The relay adds the new access token, with a proof if the token is bound to a key. */
    private void call(Session session) {
        if (resource != null) {
            calls.call(
                    session.user().id(),
                    resource,
                    auth.tokens()
                            .relay(PROVIDER, ResourceCalls.origin(resource))
                            .over(http, session));
        }
    }
}
