package dev.latchkey.method;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.StepUpCheck;
import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a sign-in links the account to the signed-in user. Only a form with the field {@code link} and a CSRF
 * token shows this intent. At the end of the sign-in, the same user must be signed in (A16).
 */
record LinkRequestCheck(boolean hasStore, Callers callers, EventListeners listeners, StepUpCheck stepUps) {

    private static final Logger LOG = LoggerFactory.getLogger(LinkRequestCheck.class);
    private static final String FIELD = "link";

    /**
     * How recently the user must have confirmed their identity. A visitor who uses the browser of a signed-in user must
     * not link the visitor's own account.
     */
    private static final StepUp RECENT = StepUp.recently(Duration.ofMinutes(10));

    /** Returns whether accounts at the provider can be linked. */
    boolean isPossible(OAuthProvider provider) {
        return hasStore && !provider.definition().usesFormPost();
    }

    /**
     * Returns the session of the user who links an account; {@code null} for an ordinary sign-in.
     *
     * @throws AuthException if nobody is signed in, or no account can be linked
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
        return callers.known(call)
                .orElseThrow(() -> new AuthException.Refused(ErrorCode.SESSION_REQUIRED, "nobody to link to"));
    }

    /** Returns whether the user has recently confirmed their identity. */
    boolean isConfirmed(Session session) {
        return stepUps.isDone(RECENT, session);
    }

    /**
     * Checks that the user who has started to link an account is still signed in in this browser.
     *
     * @return the factors that the user has shown before. The linked account adds no factor, because a thief of the
     *     session could link the thief's own account
     * @throws AuthException.Refused if this user is not signed in
     */
    List<Factor> require(EndpointCall call, String userId) {
        return callers.session(call, userId)
                .map(Session::factors)
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.ACCOUNT_NOT_LINKED, "who began to link the account is not signed in any more"));
    }

    /**
     * Runs {@code linking}. If Latchkey refuses to link and the user is still signed in, the browser returns to
     * {@code callbackUrl} with the error. The sign-in page is not meant for signed-in users.
     *
     * @throws AuthException for every other failure
     */
    AuthResponse trying(
            EndpointCall call, String userId, String provider, String callbackUrl, Supplier<AuthResponse> linking) {
        try {
            return linking.get();
        } catch (AuthException.Refused e) {
            if (!holds(call, userId)) {
                throw e;
            }
            LOG.info("{} (linking \"{}\")", e.getMessage(), provider);
            listeners.tell(new AuthEvent.SignInFailed(e.code(), provider, e.failureCause()));
            ErrorCode shown = e.code().shown() ? e.code() : ErrorCode.OAUTH_CALLBACK;
            return AuthResponse.redirect(Form.append(callbackUrl, Map.of("error", shown.wire())));
        }
    }

    /** Returns whether this user is signed in in this browser now. */
    boolean holds(EndpointCall call, String userId) {
        return callers.session(call, userId).isPresent();
    }
}
