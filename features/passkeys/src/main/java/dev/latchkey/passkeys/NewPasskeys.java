package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.StepUpChallenge;
import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users who are signed in add passkeys. They must have shown a moment ago that it is them. */
final class NewPasskeys {

    static final Duration RECENT = Duration.ofMinutes(10);

    private static final StepUp STEP_UP = StepUp.recently(RECENT);

    private static final int MOST_OF_A_USER = 50;

    private final FeatureContext context;
    private final CeremonyContext ceremonies;

    NewPasskeys(FeatureContext context, CeremonyContext ceremonies) {
        this.context = context;
        this.ceremonies = ceremonies;
    }

    /** Asks the browser of a user for a new passkey. */
    AuthResponse begin(EndpointCall call, Session session, boolean quietly) {
        User user = session.user();
        if (!isRecent(session)) {
            return StepUpChallenge.of(STEP_UP, call.site());
        }
        if (!isAllowed(user.id())) {
            return OptionsJson.refused(403, "Address not proved");
        }
        var existing = ceremonies.credentials().of(user.id());
        if (existing.size() >= MOST_OF_A_USER) {
            return OptionsJson.refused(403, "Too many passkeys");
        }
        Ceremony ceremony = quietly ? Ceremony.REGISTER_QUIETLY : Ceremony.REGISTER;
        return OptionsJson.register(
                ceremonies.challenges().issue(call, ceremony, user.id(), null, null),
                ceremonies.party(call),
                context.pages().site(call.site().origin().authority()),
                ceremonies.credentials().handle(user.id()),
                user,
                existing);
    }

    /**
     * Keeps the passkey that a browser has made.
     *
     * @throws AuthException.Refused if it does not verify, or the user may not have it
     */
    AuthResponse finish(EndpointCall call, Challenge challenge) {
        CredentialResponse response = CredentialResponse.of(call);
        Session session = session(call, challenge);
        if (!isRecent(session)) {
            return AuthResponse.redirect(
                    StepUpChallenge.address(STEP_UP, call.site(), Map.of("callbackUrl", call.callbackUrl())));
        }
        String userId = session.user().id();
        RegistrationDemands demands = challenge.ceremony() == Ceremony.REGISTER_QUIETLY
                ? RegistrationDemands.QUIET
                : RegistrationDemands.STANDARD;
        Registered registered = ceremonies.registered(call, challenge, response, demands);
        KeptCredential kept = context.callers()
                .change(call, userId, () -> Optional.of(ceremonies.keep(userId, registered)), ceremonies::takeBack)
                .orElseThrow(AuthException.Refused::sessionRequired);
        confirm(call, challenge, session, kept);
        context.events().tell(new PasskeyEvent.Added(userId, kept.id()));
        return AuthResponse.redirect(call.callbackUrl());
    }

    /**
     * A user who has made a passkey has shown it, unless the browser made it without asking. A user who has got an
     * address meanwhile that is not proved gets no passkey, because the first proof of the address would remove it.
     */
    private void confirm(EndpointCall call, Challenge challenge, Session session, KeptCredential kept) {
        try {
            if (!isAllowed(session.user().id())) {
                throw AuthException.Refused.sessionRequired();
            }
            if (challenge.ceremony() == Ceremony.REGISTER) {
                Factor shown = ceremonies.factor(kept.credential().key());
                ConfirmingUser who = new ConfirmingUser(session, null, List.of(), shown.kind());
                context.confirmation().complete(call, who, List.of(shown), call.callbackUrl());
            }
        } catch (AuthException e) {
            ceremonies.takeBack(kept);
            throw e;
        }
    }

    /** Returns whether a user has shown enough to add a passkey: the second factor too, if there is one. */
    boolean isRecent(Session session) {
        return context.stepUps().isDone(STEP_UP, session);
    }

    boolean isAllowed(String userId) {
        return context.addresses().allowFactor(userId);
    }

    private Session session(EndpointCall call, Challenge challenge) {
        Session session = context.callers().session(call).orElseThrow(AuthException.Refused::sessionRequired);
        if (!session.user().id().equals(challenge.userId())) {
            throw Refusals.invalidCheck("another user got the challenge");
        }
        if (!isAllowed(session.user().id())) {
            throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the user's address is not proved");
        }
        return session;
    }
}
