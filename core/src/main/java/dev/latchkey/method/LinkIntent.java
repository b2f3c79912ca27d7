package dev.latchkey.method;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sign-in is begun in order to link the account to the user who is signed in. Only a form that says so, with
 * its CSRF token, is an intent; and who comes back must be who began (A16).
 */
final class LinkIntent {

    private static final String FIELD = "link";

    /** Somebody at a browser in which another user is signed in must not add an account of their own. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final boolean hasStore;
    private final SessionStrategies sessions;
    private final InstantSource clock;

    LinkIntent(boolean hasStore, SessionStrategies sessions, InstantSource clock) {
        this.hasStore = hasStore;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether an account at the provider can be linked here at all. */
    boolean isPossible(OAuthProvider provider) {
        return hasStore && !provider.definition().usesFormPost();
    }

    /**
     * The session of the user who wants it; {@code null}: it is a sign-in like any other.
     *
     * @throws AuthException if nobody is signed in, or nothing can be linked here
     */
    @Nullable
    Session of(EndpointCall call, OAuthProvider provider) {
        Object said = call.body().members().get(FIELD);
        if (said == null) {
            return null;
        }
        if (!said.equals("true") && !said.equals(true)) {
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "link is not \"true\"");
        }
        if (!hasStore) {
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "there is no store, so there is nothing to link to");
        }
        if (provider.definition().usesFormPost()) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION,
                    "\"" + provider.id() + "\" sends browsers back by a form, without the cookie of the session",
                    null);
        }
        return current(call)
                .orElseThrow(() -> new AuthException.Refused(ErrorCode.SESSION_REQUIRED, "nobody to link to"));
    }

    /** Whether the user has shown not long ago that it is them. */
    boolean isConfirmed(Session session) {
        return session.factors().stream().anyMatch(factor -> factor.isWithin(RECENT, clock.instant()));
    }

    /**
     * Checks that the user who began it is still signed in, in this browser.
     *
     * @return what the user has shown before. The linked account adds nothing to it: a thief of the session could link
     *     an account of their own
     * @throws AuthException.Refused if not
     */
    List<Factor> require(EndpointCall call, String userId) {
        return current(call, userId)
                .map(Session::factors)
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.ACCOUNT_NOT_LINKED, "who began to link the account is not signed in any more"));
    }

    /** Whether that user is signed in, in this browser, at this very moment. */
    boolean holds(EndpointCall call, String userId) {
        return current(call, userId).isPresent();
    }

    private Optional<Session> current(EndpointCall call, String userId) {
        sessions.of(call.cookieSet().secure()).forget(userId);
        return current(call).filter(session -> session.user().id().equals(userId));
    }

    private Optional<Session> current(EndpointCall call) {
        SessionReadResult read =
                sessions.of(call.cookieSet().secure()).read(call.cookies()).known();
        call.send(read.cookies());
        return read.session();
    }
}
