package dev.latchkey.secondfactor;

import static java.util.stream.Collectors.toMap;

import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.SignIn;
import dev.latchkey.feature.StepForm;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.page.PageScript;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code second-factor}: users who have shown the first factor show the second. */
final class StepEndpoint {

    static final String TRUST = "trust";

    private final AuthenticatorApps apps;
    private final StrongMethods strong;
    private final CodeCheck check;
    private final TrustedBrowsers browsers;
    private final MailRecovery recovery;
    private final SignIn signIn;
    private final EventListeners events;
    private final SecondFactorFrame frame;
    private final long trustedDays;

    /** Browsers can be trusted unless {@code trustedDays} is 0. */
    StepEndpoint(
            AuthenticatorApps apps,
            StrongMethods strong,
            CodeCheck check,
            TrustedBrowsers browsers,
            MailRecovery recovery,
            SignIn signIn,
            EventListeners events,
            SecondFactorFrame frame,
            long trustedDays) {
        this.apps = apps;
        this.strong = strong;
        this.check = check;
        this.browsers = browsers;
        this.recovery = recovery;
        this.signIn = signIn;
        this.events = events;
        this.frame = frame;
        this.trustedDays = trustedDays;
    }

    /** What was wrong with the form that was sent. */
    enum Mistake {
        NONE,
        CODE,
        BACKUP_CODE
    }

    AuthResponse show(EndpointCall call) {
        String userId = call.soFar().user().id();
        List<StrongMethod> others = strong.of(userId);
        if (!apps.has(userId)) {
            return others.isEmpty()
                    ? AuthResponse.redirect(call.site().endpoint(EnrolEndpoint.PATH))
                    : instead(call, others);
        }
        return BrowserNavigation.is(call.request())
                ? page(call, 200, Mistake.NONE)
                : SecondFactorFrame.json(200, json(call, others));
    }

    /** Asks a user without an app for a stronger method. */
    private AuthResponse instead(EndpointCall call, List<StrongMethod> others) {
        StrongMethod first = others.get(0);
        if (!BrowserNavigation.is(call.request())) {
            return SecondFactorFrame.json(
                    200,
                    Map.of(
                            "missing",
                            SecondFactor.ID,
                            "url",
                            first.url(call),
                            "methods",
                            others.stream().map(StrongMethod::id).toList()));
        }
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call, call.soFar().callbackUrl());
        String text = texts.text(
                first.step().isPresent() ? SecondFactorText.STEP_OTHER : SecondFactorText.STEP_INSTEAD, first.name());
        List<StepForm> steps = steps(others);
        return frame.page(
                call,
                200,
                SecondFactorText.STEP_TITLE,
                (out, hooks) -> JteinsteadGenerated.render(out, hooks, texts, form, text, steps),
                scripts(steps));
    }

    private static List<StepForm> steps(List<StrongMethod> others) {
        return others.stream().flatMap(other -> other.step().stream()).toList();
    }

    private static List<PageScript> scripts(List<StepForm> steps) {
        return steps.stream().flatMap(step -> step.form().scripts().stream()).toList();
    }

    AuthResponse answer(EndpointCall call) {
        String userId = call.soFar().user().id();
        Optional<Factor> shown = check.check(userId, call.body());
        if (shown.isEmpty()) {
            return wrong(call);
        }
        return wantsTrust(call) ? trusting(call, userId, shown.get()) : signIn.resume(call, shown.get());
    }

    /**
     * The record is there before the sign-in goes on, so what ends all sessions in between ends one or the other. It is
     * also there before the last look at the app, so of an app that goes in between no trust stays.
     */
    private AuthResponse trusting(EndpointCall call, String userId, Factor shown) {
        StoredRecord trusted = browsers.trust(call, userId);
        if (!apps.has(userId)) {
            browsers.forget(trusted);
            return signIn.resume(call, shown);
        }
        ContinuedSignIn done = ContinuedSignIn.of(signIn, call, shown, () -> true, () -> browsers.forget(trusted));
        if (!done.goesOn()) {
            return done.answer();
        }
        browsers.tell(call, trusted);
        events.tell(new SecondFactorEvent(userId, What.BROWSER_TRUSTED));
        return done.answer();
    }

    private AuthResponse wrong(EndpointCall call) {
        String backup = call.body().text(CodeCheck.BACKUP_CODE);
        return BrowserNavigation.is(call.request())
                ? page(call, 401, backup == null ? Mistake.CODE : Mistake.BACKUP_CODE)
                : SecondFactorFrame.json(401, Map.of("error", "wrong-code"));
    }

    private boolean wantsTrust(EndpointCall call) {
        return trustedDays > 0 && call.body().isOn(TRUST);
    }

    private AuthResponse page(EndpointCall call, int status, Mistake mistake) {
        Texts texts = frame.texts();
        CommonFormFields form = CommonFormFields.of(call, call.soFar().callbackUrl());
        String userId = call.soFar().user().id();
        boolean recovers = recovery.isFor(userId);
        List<StepForm> steps = steps(strong.of(userId));
        return frame.page(
                call,
                status,
                SecondFactorText.STEP_TITLE,
                (out, hooks) -> JtestepGenerated.render(out, hooks, texts, form, mistake, trustedDays, recovers, steps),
                scripts(steps));
    }

    private Map<String, Object> json(EndpointCall call, List<StrongMethod> others) {
        List<String> methods = new ArrayList<>(List.of("otp", "backup-code"));
        if (recovery.isFor(call.soFar().user().id())) {
            methods.add("recovery");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("missing", SecondFactor.ID);
        json.put("url", call.site().endpoint(SecondFactor.ID));
        json.put("methods", methods);
        json.put("trustedDays", trustedDays);
        if (!others.isEmpty()) {
            json.put("others", others.stream().collect(toMap(StrongMethod::id, other -> other.url(call))));
        }
        return json;
    }
}
