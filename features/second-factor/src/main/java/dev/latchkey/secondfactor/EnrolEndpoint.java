package dev.latchkey.secondfactor;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.SignIn;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.secondfactor.AppSetUp.Outcome;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.text.InstantWords;
import java.util.List;
import java.util.Map;

/** {@code second-factor/enrol}: users who must have a second factor set it up in the middle of their sign-in. */
final class EnrolEndpoint {

    static final String PATH = SecondFactor.ID + "/enrol";

    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final StrongMethods strong;
    private final AppSetUp setUp;
    private final SetUpRequirement requirement;
    private final InstantWords times;
    private final SetUpPage page;
    private final CodesPage codesPage;
    private final CodeCheck check;
    private final SignIn signIn;
    private final EventListeners events;

    EnrolEndpoint(
            AuthenticatorApps apps,
            BackupCodes backupCodes,
            StrongMethods strong,
            AppSetUp setUp,
            SetUpRequirement requirement,
            InstantWords times,
            SetUpPage page,
            CodesPage codesPage,
            CodeCheck check,
            SignIn signIn,
            EventListeners events) {
        this.apps = apps;
        this.backupCodes = backupCodes;
        this.strong = strong;
        this.setUp = setUp;
        this.requirement = requirement;
        this.times = times;
        this.page = page;
        this.codesPage = codesPage;
        this.check = check;
        this.signIn = signIn;
        this.events = events;
    }

    AuthResponse show(EndpointCall call) {
        User user = call.soFar().user();
        return hasFactor(user) ? toStep(call) : page.show(call, user, mode(user));
    }

    /** An app that the user has just proved is the second factor of this sign-in too, and stays only with it. */
    AuthResponse prove(EndpointCall call) {
        User user = call.soFar().user();
        Outcome outcome = hasFactor(user) ? Outcome.THERE_IS_ONE : setUp.prove(user.id(), call.body());
        if (outcome == Outcome.THERE_IS_ONE) {
            return toStep(call);
        }
        if (outcome != Outcome.DONE) {
            return page.refused(call, outcome, user, mode(user));
        }
        ContinuedSignIn done = ContinuedSignIn.of(signIn, call, check.otp(), () -> true, () -> apps.remove(user.id()));
        if (!done.goesOn()) {
            return done.answer();
        }
        events.tell(new SecondFactorEvent(user.id(), What.APP_ADDED));
        String next = done.answer().header("Location");
        return codesPage.show(
                call, backupCodes.make(user.id()), next == null ? call.site().page("/") : next);
    }

    /** Goes on without, with what the user has shown already. */
    AuthResponse skip(EndpointCall call) {
        User user = call.soFar().user();
        if (hasFactor(user) || requirement.end(user.id()).isEmpty()) {
            return BrowserNavigation.is(call.request())
                    ? AuthResponse.redirect(call.site().endpoint(PATH))
                    : SecondFactorFrame.json(403, Map.of("error", "required"));
        }
        requirement.skip(user.id());
        List<Factor> shown = call.soFar().factors();
        return signIn.resume(call, shown.get(shown.size() - 1));
    }

    /** Such a user shows the factor. Nobody sets up another one, or puts it off, with the first factor alone. */
    private boolean hasFactor(User user) {
        return apps.has(user.id()) || strong.has(user.id());
    }

    private SetUpPage.Mode mode(User user) {
        return new SetUpPage.Mode(PATH, true, requirement.end(user.id()).map(times::minute));
    }

    private static AuthResponse toStep(EndpointCall call) {
        return AuthResponse.redirect(call.site().endpoint(SecondFactor.ID));
    }
}
