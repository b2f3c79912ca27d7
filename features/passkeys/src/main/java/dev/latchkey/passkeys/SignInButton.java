package dev.latchkey.passkeys;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.page.PageScript;
import dev.latchkey.page.SignInForm;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import gg.jte.Content;
import java.util.List;

/** The button on the sign-in page, in the second step, and where users confirm that it is them. */
final class SignInButton {

    private SignInButton() {}

    /** With {@code signUp}, there is a field for an address beside it. */
    static SignInForm signIn(FeatureContext context, boolean signUp) {
        PasskeyText label = signUp ? PasskeyText.SIGN_IN_OR_UP : PasskeyText.SIGN_IN;
        return form(context.texts(), signUp, context.pages().rememberChoice(false), label);
    }

    static SignInForm.Own step(FeatureContext context) {
        return form(context.texts(), false, nothing -> {}, PasskeyText.SIGN_IN);
    }

    static SignInForm confirm(FeatureContext context) {
        return form(context.texts(), false, nothing -> {}, PasskeyText.CONFIRM);
    }

    private static SignInForm.Own form(Texts texts, boolean signUp, Content remember, PasskeyText label) {
        PageScript script = PasskeyScripts.of("signin.js");
        return new SignInForm.Own(
                TemplateRenderer.content(
                        (out, hooks) -> JtebuttonGenerated.render(out, hooks, texts, signUp, remember, label, script)),
                List.of(script));
    }
}
