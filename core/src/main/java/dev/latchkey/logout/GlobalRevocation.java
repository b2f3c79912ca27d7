package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.RevocationToken;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.SessionControl;
import dev.latchkey.storage.AccountOwners;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.BearerToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles {@code POST /global-token-revocation/<id>}, with which a provider demands that everything of one of its users
 * ends here (draft-parecki-oauth-global-token-revocation-06). A JWT that the provider has signed authenticates the
 * request. The provider can name only users who have an account at it.
 */
final class GlobalRevocation implements Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(GlobalRevocation.class);

    private static final int BODY_LIMIT = 32 * 1024;
    private static final AuthResponse DONE = answer(204);
    private static final AuthResponse MALFORMED = answer(400);
    private static final AuthResponse UNAUTHENTICATED = AuthResponse.json(401, "{\"error\":\"invalid_token\"}")
            .with("Cache-Control", "no-store")
            .with("WWW-Authenticate", "Bearer");
    private static final AuthResponse NOT_ITS_USER = answer(403);
    private static final AuthResponse UNKNOWN_USER = answer(404);
    private static final AuthResponse CANNOT_END = answer(422);

    private final OAuthProvider provider;
    private final OAuthSignIn oauth;
    private final @Nullable CheckedStore store;
    private final @Nullable SessionControl control;
    private final UpstreamSessions upstream;
    private final SpentTokens spent;
    private final EventListeners listeners;

    GlobalRevocation(
            OAuthProvider provider,
            OAuthSignIn oauth,
            @Nullable CheckedStore store,
            @Nullable SessionControl control,
            UpstreamSessions upstream,
            SpentTokens spent,
            EventListeners listeners) {
        this.provider = provider;
        this.oauth = oauth;
        this.store = store;
        this.control = control;
        this.upstream = upstream;
        this.spent = spent;
        this.listeners = listeners;
    }

    private static AuthResponse answer(int status) {
        return AuthResponse.of(status).with("Cache-Control", "no-store");
    }

    RouteSpec route() {
        return RouteSpec.post(path(), this)
                .dangerouslyWithoutCsrf()
                .withoutCookies()
                .forPrograms()
                .bodyLimit(BODY_LIMIT)
                .refusedAs(UNAUTHENTICATED)
                .describedBy(RouteDocument.of("Ends all sessions of one user of " + provider.name()
                                + ", which sends the request with a JWT as bearer token.")
                        .body(RouteField.required(
                                "sub_id", RouteField.Kind.JSON, "The user: a subject identifier (RFC 9493)."))
                        .answers(
                                new RouteAnswer(204, "", "All sessions of the user have ended.", ""),
                                new RouteAnswer(403, "", "The issuer of the user is another.", ""),
                                new RouteAnswer(404, "", "There is no such user.", ""),
                                new RouteAnswer(422, "", "Sessions cannot be ended before their time.", ""),
                                ProviderOutage.DESCRIBED));
    }

    private String path() {
        return "global-token-revocation/" + provider.id();
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        try {
            String bearer = BearerToken.of(call.request().headers("Authorization"));
            if (bearer == null) {
                return UNAUTHENTICATED;
            }
            RevocationToken token =
                    oauth.revocationToken(provider, bearer, call.site().endpoint(path()));
            return store == null || control == null
                    ? cannotEnd()
                    : revoke(call.body().members().get("sub_id"), token, store, control);
        } catch (AuthException.Refused | AuthException.Upstream e) {
            if (ProviderOutage.is(e)) {
                LOG.warn("{} (global revocation of \"{}\")", e.getMessage(), provider.id());
                return ProviderOutage.ANSWER;
            }
            LOG.info("{} (global revocation of \"{}\")", e.getMessage(), provider.id());
            listeners.tell(new AuthEvent.ProviderSignOutRefused(provider.id(), e.failureCause()));
            return UNAUTHENTICATED;
        }
    }

    private AuthResponse cannotEnd() {
        LOG.error("{} (global revocation of \"{}\")", SessionsNotEnded.MESSAGE, provider.id());
        return CANNOT_END;
    }

    private AuthResponse revoke(
            @Nullable Object json, RevocationToken token, CheckedStore users, SessionControl sessions) {
        RevocationSubject subject = RevocationSubject.of(json).orElse(null);
        if (subject == null) {
            return MALFORMED;
        }
        if (!subject.isOf(token.issuer())) {
            return NOT_ITS_USER;
        }
        StoredUser user = subject.find(users, token.issuer()).orElse(null);
        if (user == null) {
            return UNKNOWN_USER;
        }
        String id = user.user().id();
        spent.once(token.issuer(), token.id(), () -> {
            new AccountOwners(users)
                    .accounts(id).stream()
                            .filter(account -> account.issuer().equals(token.issuer()))
                            .forEach(account ->
                                    upstream.endSignIns(account.issuer(), account.subject(), token.issuedAt()));
            sessions.revokeAll(id, null);
            listeners.tell(new AuthEvent.SignedOutByProvider(id, provider.id()));
        });
        return DONE;
    }
}
