package dev.latchkey.example.relyingparty;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import java.time.Duration;
import java.util.Optional;

/** Refreshes the tokens of a user on demand, and calls the resource with the new access token. */
final class Refreshing {

    static final String PROVIDER = "oidc";

    private final Auth auth;
    private final ResourceCalls resource;

    Refreshing(Auth auth, ResourceCalls resource) {
        this.auth = auth;
        this.resource = resource;
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
            after.ifPresent(token -> resource.call(session.user().id(), token));
            return after.isPresent() ? "Refreshed" : "Not refreshed: there are no tokens";
        } catch (AuthException e) {
            return "Not refreshed: " + LastRefusal.reason(e.code(), e.failureCause());
        }
    }
}
