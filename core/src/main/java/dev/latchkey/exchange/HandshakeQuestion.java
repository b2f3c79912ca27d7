package dev.latchkey.exchange;

import dev.latchkey.error.AuthException;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.feature.RequestIdentity;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionEnd;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.site.Site;
import dev.latchkey.watch.SessionQuestion;
import dev.latchkey.wire.BearerToken;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.RequestCookies;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks about a request that opened a connection what the guard and the application asked then: who is signed in, and
 * whether that user may pass. Nothing is renewed, because an open connection is no sign that a user is there.
 *
 * @param request a copy of the request as the client sent it
 * @param served a copy of the request as the application served it, which differs after a forward
 * @param callbacks the callbacks of the application that let the request pass
 * @param proof the identity that the request proved without its cookies; {@code null} if it had none
 * @param userId the user who opened the connection
 */
record HandshakeQuestion(
        ExchangeDependencies dependencies,
        AuthRequest request,
        AuthRequest served,
        List<GuardCallback> callbacks,
        RequestIdentity.@Nullable Verified proof,
        String userId)
        implements SessionQuestion {

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeQuestion.class);

    /** The scheme of proofs that count only once (RFC 9449). */
    private static final String ONCE = "DPoP";

    @SuppressWarnings("ReferenceEquality") // a forward has another request object
    static HandshakeQuestion of(
            ExchangeDependencies dependencies, ServedRequest request, ExchangeState state, Session session) {
        RequestSnapshot asked = RequestSnapshot.of(request.asked());
        boolean forwarded = request.asked() != request.now();
        return new HandshakeQuestion(
                dependencies,
                asked,
                forwarded ? RequestSnapshot.of(request.now()) : asked,
                state.passed,
                state.identity.known() instanceof RequestIdentity.Verified known ? known : null,
                session.user().id());
    }

    @Override
    public @Nullable SessionEnd ask() {
        SessionReadResult read;
        try {
            read = dependencies.outside().apply(this::read);
        } catch (AuthException e) { // such as an address that cannot be resolved
            dependencies.failures().tell(e);
            return SessionEnd.UNAVAILABLE;
        }
        if (read.failure() != null) {
            return SessionEnd.UNAVAILABLE;
        }
        Optional<Session> session = read.session();
        if (session.isEmpty() || !session.get().user().id().equals(userId)) {
            return SessionEnd.SESSION_ENDED;
        }
        try {
            boolean passes = dependencies.guard().stillPasses(served, session, callbacks)
                    && (served.equals(request) || dependencies.guard().stillPasses(request, session, List.of()));
            return passes ? null : SessionEnd.FORBIDDEN;
        } catch (Exception e) {
            LOG.error("A rule threw, so nobody knows whether a connection may stay open", e);
            return SessionEnd.UNAVAILABLE;
        }
    }

    private SessionReadResult read() {
        Site site = dependencies.publicUrl().resolve(request);
        if (proof != null) {
            return proof.scheme().equals(ONCE) ? unexpired(proof.session()) : identified(site);
        }
        boolean https = site.origin().isSecure();
        SessionStrategy sessions = dependencies.sessions().of(https);
        String cookie = dependencies.sessions().cookies(https).session();
        List<String> tokens = dependencies.socketOrigins().isForeign(request, site)
                ? List.of()
                : ChunkedCookie.read(new RequestCookies(request.headers("Cookie")), cookie);
        SessionReadResult read = sessions.readUnrenewed(tokens);
        String bearer = dependencies.bearerTokens() ? BearerToken.of(request.headers("Authorization")) : null;
        return read.isAnswer() || bearer == null ? read : sessions.readUnrenewed(List.of(bearer));
    }

    /** Returns the session of a proof that cannot be shown again, until its token runs out. */
    private SessionReadResult unexpired(Session session) {
        return session.expires().isAfter(dependencies.watches().now())
                ? SessionReadResult.of(session)
                : SessionReadResult.NONE;
    }

    private SessionReadResult identified(Site site) {
        for (RequestAuthentication each : dependencies.requests()) {
            Optional<RequestIdentity> identity = each.identify(request, site);
            if (identity.isPresent()) {
                return SessionReading.result(identity.get());
            }
        }
        return SessionReadResult.NONE;
    }
}
