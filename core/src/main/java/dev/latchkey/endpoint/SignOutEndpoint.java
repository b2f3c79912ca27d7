package dev.latchkey.endpoint;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.method.ProviderSignOut;
import dev.latchkey.model.Claims;
import dev.latchkey.page.Pages;
import dev.latchkey.page.SignOutPage;
import dev.latchkey.session.EndedSession;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Handles sign-out. {@code GET /signout} asks the user whether to sign out. {@code POST /signout} ends the session
 * (wire.md#signing-out).
 */
final class SignOutEndpoint implements Endpoint {

    private final SessionStrategies sessions;
    private final ProviderSignOut providerSignOut;
    private final PendingSignIns pending;
    private final EventListeners listeners;
    private final Pages pages;
    private final @Nullable String customPage;

    SignOutEndpoint(
            SessionStrategies sessions,
            ProviderSignOut providerSignOut,
            PendingSignIns pending,
            EventListeners listeners,
            Pages pages,
            @Nullable String customPage) {
        this.sessions = sessions;
        this.providerSignOut = providerSignOut;
        this.pending = pending;
        this.listeners = listeners;
        this.pages = pages;
        this.customPage = customPage;
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        SessionStrategy here = sessions.of(call.cookieSet().secure());
        if (!call.isPost()) {
            return page(call, here);
        }
        pending.drop(call);
        if (!here.isPresent(call.cookies())) {
            return AuthResponse.redirect(call.callbackUrl());
        }
        EndedSession ended = here.end(call.cookies());
        call.send(ended.cookies());
        Claims claims = ended.claims();
        if (claims != null) {
            listeners.tell(new AuthEvent.SignedOut(claims));
        }
        return AuthResponse.redirect(providerSignOut.location(ended.facts(), call.callbackUrl()));
    }

    private AuthResponse page(EndpointCall call, SessionStrategy here) {
        if (customPage != null) {
            return AuthResponse.redirect(call.site().page(customPage));
        }
        Claims claims = here.peek(call.cookies());
        return pages.signOut(new SignOutPage(
                call.site().endpointsPath(),
                call.site().page("/"),
                call.site().origin().authority(),
                call.csrfToken(),
                call.callbackUrl(),
                claims == null
                        ? null
                        : claims.text("name").or(() -> claims.text("email")).orElse(null)));
    }
}
