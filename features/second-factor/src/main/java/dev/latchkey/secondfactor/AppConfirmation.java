package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.SessionConfirmation;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.page.SignInForm;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import java.util.List;

/**
 * Confirms the user of a session with a code of the app. A backup code does not count: it is for the day of the loss.
 */
final class AppConfirmation implements ConfirmMethod {

    private final AuthenticatorApps apps;
    private final CodeCheck check;
    private final SessionConfirmation confirmation;

    AppConfirmation(AuthenticatorApps apps, CodeCheck check, SessionConfirmation confirmation) {
        this.apps = apps;
        this.check = check;
        this.confirmation = confirmation;
    }

    /** What the confirmation page shows. */
    ConfirmOffer offer(Texts texts) {
        return new ConfirmOffer(
                SecondFactor.ID,
                () -> texts.text(SecondFactorText.NAME),
                new SignInForm.Own(
                        TemplateRenderer.content((out, hooks) -> JteconfirmGenerated.render(out, hooks, texts))),
                this);
    }

    @Override
    public Factor.Kind kind() {
        return Factor.Kind.POSSESSION;
    }

    @Override
    public boolean isFor(ConfirmingUser who) {
        return apps.has(who.id());
    }

    @Override
    public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
        Factor shown = check.checkApp(who.id(), call.body())
                .orElseThrow(() -> new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "the code is wrong"));
        return confirmation.complete(call, who, List.of(shown), call.callbackUrl());
    }
}
