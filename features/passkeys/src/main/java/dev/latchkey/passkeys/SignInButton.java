package dev.latchkey.passkeys;

import dev.latchkey.page.PageScript;
import dev.latchkey.page.SignInForm;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import java.util.List;

/** The button on the sign-in page and on the page where users confirm that it is them. */
final class SignInButton {

    private SignInButton() {}

    /** With {@code signUp}, there is a field for an address beside it. */
    static SignInForm form(Texts texts, boolean signUp) {
        return form(texts, signUp, signUp ? PasskeyText.SIGN_IN_OR_UP : PasskeyText.SIGN_IN);
    }

    static SignInForm confirm(Texts texts) {
        return form(texts, false, PasskeyText.CONFIRM);
    }

    private static SignInForm form(Texts texts, boolean signUp, PasskeyText label) {
        PageScript script = PasskeyScripts.of("signin.js");
        return new SignInForm.Own(
                TemplateRenderer.content(
                        (out, hooks) -> JtebuttonGenerated.render(out, hooks, texts, signUp, label, script)),
                List.of(script));
    }
}
