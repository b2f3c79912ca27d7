package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.RequestBody;
import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.oauth.LogoutToken;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.provider.OAuthProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles {@code POST /backchannel-logout/<id>}, with which a provider says that a session there has ended (OpenID
 * Connect Back-Channel Logout 1.0). The provider's server sends it, so there are no cookies and no CSRF token. The
 * signature of the logout token says who sends it.
 */
final class BackChannelLogout implements Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);

    private static final int BODY_LIMIT = 32 * 1024;
    private static final String NO_STORE = "no-store";
    private static final AuthResponse DONE = AuthResponse.of(200).with("Cache-Control", NO_STORE);
    private static final AuthResponse REFUSED =
            AuthResponse.json(400, "{\"error\":\"invalid_request\"}").with("Cache-Control", NO_STORE);

    private final OAuthProvider provider;
    private final OAuthSignIn oauth;
    private final UpstreamSessions sessions;
    private final SpentTokens spent;
    private final EventListeners listeners;

    BackChannelLogout(
            OAuthProvider provider,
            OAuthSignIn oauth,
            UpstreamSessions sessions,
            SpentTokens spent,
            EventListeners listeners) {
        this.provider = provider;
        this.oauth = oauth;
        this.sessions = sessions;
        this.spent = spent;
        this.listeners = listeners;
    }

    RouteSpec route() {
        return RouteSpec.post("backchannel-logout/" + provider.id(), this)
                .dangerouslyWithoutCsrf()
                .withoutCookies()
                .forPrograms()
                .bodyLimit(BODY_LIMIT)
                .refusedAs(REFUSED)
                .describedBy(RouteDocument.of("Ends the sessions here that depend on a session at " + provider.name()
                                + ", which sends the request.")
                        .body(RouteField.required("logout_token", RouteField.Kind.TEXT, "The signed logout token."))
                        .answers(
                                new RouteAnswer(200, "", "The sessions have ended, or there were none.", ""),
                                ProviderOutage.DESCRIBED));
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        try {
            LogoutToken token = oauth.logoutToken(provider, token(call.body()));
            requireControl();
            spent.once(token.issuer(), token.id(), () -> end(token));
            return DONE;
        } catch (AuthException.Refused | AuthException.Upstream e) {
            if (ProviderOutage.is(e)) {
                LOG.warn("{} (back-channel logout of \"{}\")", e.getMessage(), provider.id());
                return ProviderOutage.ANSWER;
            }
            tell(e);
            listeners.tell(new AuthEvent.ProviderSignOutRefused(provider.id(), e.failureCause()));
            return REFUSED;
        }
    }

    private void end(LogoutToken token) {
        for (String user : sessions.end(token)) {
            listeners.tell(new AuthEvent.SignedOutByProvider(user, provider.id()));
        }
    }

    /** A client that is no provider must not fill the log with errors, and a provider must not fail in silence. */
    private void tell(AuthException e) {
        if (e.code() == ErrorCode.CONFIGURATION) {
            LOG.error("{} (back-channel logout of \"{}\")", e.getMessage(), provider.id());
        } else {
            LOG.info("{} (back-channel logout of \"{}\")", e.getMessage(), provider.id());
        }
    }

    private static String token(RequestBody body) {
        String token = body.text("logout_token");
        if (token == null || !body.repeated().isEmpty()) {
            FailureCause cause = token == null ? FailureCause.NOT_A_LOGOUT_TOKEN : FailureCause.REPEATED_PARAMETER;
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST, cause, "the form does not have one logout_token", null);
        }
        return token;
    }

    /** Says what to configure, but only to a provider, because anybody may send requests here. */
    private void requireControl() {
        if (!sessions.canEnd()) {
            throw new AuthException.Refused(ErrorCode.CONFIGURATION, SessionsNotEnded.MESSAGE);
        }
    }
}
