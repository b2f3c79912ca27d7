package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.logout.ProviderSignOut;
import dev.latchkey.logout.UpstreamSessions;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import dev.latchkey.page.Pages;
import dev.latchkey.page.SignOutPage;
import dev.latchkey.session.EndedSession;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Handles sign-out. {@code GET /signout} asks the user whether to sign out, and tells others that nobody is signed in.
 * {@code POST /signout} ends the session (wire.md#signing-out).
 *
 * @param control {@code null}: sessions cannot be ended early
 * @param customPage the path of the application's own page; {@code null}: there is none
 */
record SignOutEndpoint(
        SessionStrategies sessions,
        ProviderSignOut providerSignOut,
        UpstreamSessions upstream,
        @Nullable SessionControl control,
        PendingSignIns pending,
        EventListeners listeners,
        Pages pages,
        @Nullable String customPage)
        implements Endpoint {

    /** The field of the form that says what to end; without it, the configuration of the provider decides. */
    private static final String SCOPE = "scope";

    @Override
    public AuthResponse answer(EndpointCall call) {
        SessionStrategy here = sessions.of(call.cookieSet().secure());
        if (!call.isPost()) {
            return page(call, here);
        }
        SignOutScope scope = scope(call);
        pending.drop(call);
        if (!here.isPresent(call.cookies())) {
            return AuthResponse.redirect(call.callbackUrl());
        }
        EndedSession ended = scope == SignOutScope.EVERYWHERE ? endEverywhere(call, here) : here.end(call.cookies());
        call.send(ended.cookies());
        upstream.leave(ended);
        Claims claims = ended.claims();
        if (claims != null) {
            listeners.tell(new AuthEvent.SignedOut(claims));
        }
        return AuthResponse.redirect(providerSignOut.location(call, ended.facts(), scope));
    }

    private static @Nullable SignOutScope scope(EndpointCall call) {
        String asked = call.body().text(SCOPE);
        return asked == null
                ? null
                : SignOutScope.of(asked)
                        .orElseThrow(() -> new AuthException.Refused(ErrorCode.BAD_REQUEST, "no such scope"));
    }

    /**
     * Ends all other sessions first, because the user can repeat it only while this session goes on. A session without
     * an id ends with them, so its claims are read before.
     */
    private EndedSession endEverywhere(EndpointCall call, SessionStrategy here) {
        Session session = here.readAnew(call.cookies()).known().session().orElse(null);
        Claims claims = here.peek(call.cookies());
        SessionFacts facts = here.facts(call.cookies());
        if (session != null) {
            endOthers(session.user().id(), session.id().orElse(null));
        } else if (claims != null) {
            claims.text("sub").ifPresent(userId -> endOthers(userId, null)); // a callback has refused to show it
        }
        EndedSession ended = here.end(call.cookies());
        return ended.claims() == null ? new EndedSession(claims, facts, ended.cookies(), false) : ended;
    }

    private void endOthers(String userId, @Nullable String except) {
        if (control == null) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION,
                    "sessions are sealed and cannot be ended everywhere: call store(…), such as"
                            + " JdbcStore.of(dataSource), and with Sessions.sealed() revocable(…) too",
                    null);
        }
        control.revokeAll(userId, except);
    }

    private AuthResponse page(EndpointCall call, SessionStrategy here) {
        if (customPage != null) {
            return AuthResponse.redirect(call.site().page(customPage));
        }
        Claims claims = here.peek(call.cookies());
        SignOutPage page = new SignOutPage(
                call.site().endpointsPath(),
                call.site().page("/"),
                call.site().origin().authority(),
                call.csrfToken(),
                call.callbackUrl(),
                claims == null
                        ? null
                        : claims.text("name").or(() -> claims.text("email")).orElse(null));
        return claims == null && !pending.isWaiting(call) ? pages.signedOut(page) : pages.signOut(page);
    }
}
