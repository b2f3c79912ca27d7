package dev.latchkey.logout;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.EndedSession;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.session.UpstreamSession;
import dev.latchkey.wire.Form;

/**
 * Handles {@code GET /frontchannel-logout/<id>}, which a page of the provider loads in a frame (OpenID Connect
 * Front-Channel Logout 1.0). It ends the session of this browser if the session depends on exactly the session at the
 * provider that the request names. Any page can load this address, but it does not know the id of that session.
 */
final class FrontChannelLogout implements Endpoint {

    /** The same answer to everybody, so that a page learns nothing of the browser's session. */
    private static final AuthResponse DONE = AuthResponse.html(200, "<!doctype html><title>-</title>")
            .with("Cache-Control", "no-store")
            .with("Content-Security-Policy", "default-src 'none'");

    private final OAuthProvider provider;
    private final SessionStrategies sessions;
    private final UpstreamSessions upstream;
    private final EventListeners listeners;

    FrontChannelLogout(
            OAuthProvider provider, SessionStrategies sessions, UpstreamSessions upstream, EventListeners listeners) {
        this.provider = provider;
        this.sessions = sessions;
        this.upstream = upstream;
        this.listeners = listeners;
    }

    RouteSpec route() {
        return RouteSpec.get("frontchannel-logout/" + provider.id(), this)
                .describedBy(RouteDocument.of("Ends the session of this browser, if it depends on this session at "
                                + provider.name() + ", whose page loads this address in a frame.")
                        .query(
                                RouteField.required("iss", RouteField.Kind.TEXT, "The issuer."),
                                RouteField.required("sid", RouteField.Kind.TEXT, "The id of the session there."))
                        .answers(RouteAnswer.page(200, "An empty page, whether a session has ended or not.")));
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        SessionStrategy here = sessions.of(call.cookieSet().secure());
        SessionFacts facts = here.facts(call.cookies());
        if (!Form.repeated(call.request().query()).isEmpty() || !isMeant(call, facts)) {
            return DONE;
        }
        EndedSession ended = here.end(call.cookies());
        call.send(ended.cookies());
        upstream.leave(ended);
        Claims claims = ended.claims();
        if (claims != null) {
            listeners.tell(new AuthEvent.SignedOutByProvider(claims.text("sub").orElse(""), provider.id()));
        }
        return DONE;
    }

    private boolean isMeant(EndpointCall call, SessionFacts facts) {
        String issuer = call.query().getOrDefault("iss", "");
        String session = call.query().getOrDefault("sid", "");
        return !issuer.isEmpty()
                && !session.isEmpty()
                && facts.provider().filter(provider.id()::equals).isPresent()
                && facts.upstream()
                        .filter(upstream -> upstream.id().equals(UpstreamSession.idOf(issuer, session)))
                        .isPresent();
    }
}
