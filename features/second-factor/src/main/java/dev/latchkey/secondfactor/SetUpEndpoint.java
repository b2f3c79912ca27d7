package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.SessionConfirmation;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.secondfactor.AppSetUp.Outcome;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import java.util.List;
import java.util.Optional;

/** {@code second-factor/setup}: users who are signed in set an authenticator app up. */
final class SetUpEndpoint {

    static final String PATH = SecondFactor.ID + "/setup";

    private static final SetUpPage.Mode MODE = new SetUpPage.Mode(PATH, false, Optional.empty());

    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final AppSetUp setUp;
    private final SetUpPage page;
    private final CodesPage codesPage;
    private final CodeCheck check;
    private final Callers callers;
    private final SessionConfirmation confirmation;
    private final EventListeners events;

    SetUpEndpoint(
            AuthenticatorApps apps,
            BackupCodes backupCodes,
            AppSetUp setUp,
            SetUpPage page,
            CodesPage codesPage,
            CodeCheck check,
            Callers callers,
            SessionConfirmation confirmation,
            EventListeners events) {
        this.apps = apps;
        this.backupCodes = backupCodes;
        this.setUp = setUp;
        this.page = page;
        this.codesPage = codesPage;
        this.check = check;
        this.callers = callers;
        this.confirmation = confirmation;
        this.events = events;
    }

    AuthResponse show(EndpointCall call) {
        User user = call.session().user();
        return apps.has(user.id()) ? page.refused(call, Outcome.THERE_IS_ONE, user, MODE) : page.show(call, user, MODE);
    }

    /** The code that proves the app also confirms the session. A session that was ended leaves no app behind. */
    AuthResponse prove(EndpointCall call) {
        User user = call.session().user();
        Outcome outcome = callers.change(
                        call,
                        user.id(),
                        () -> Optional.of(setUp.prove(user.id(), call.body())),
                        done -> takeBack(user.id(), done))
                .orElseThrow(AuthException.Refused::sessionRequired);
        if (outcome != Outcome.DONE) {
            return page.refused(call, outcome, user, MODE);
        }
        confirm(call, user.id());
        events.tell(new SecondFactorEvent(user.id(), What.APP_ADDED));
        return codesPage.show(call, backupCodes.make(user.id()), call.callbackUrl());
    }

    private void confirm(EndpointCall call, String userId) {
        Factor shown = check.otp();
        ConfirmingUser who = new ConfirmingUser(call.session(), null, List.of(), shown.kind());
        try {
            confirmation.complete(call, who, List.of(shown), call.callbackUrl());
        } catch (AuthException e) {
            takeBack(userId, Outcome.DONE);
            throw e;
        }
    }

    private void takeBack(String userId, Outcome done) {
        if (done == Outcome.DONE) {
            apps.remove(userId);
        }
    }
}
