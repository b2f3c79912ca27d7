package dev.latchkey.passwords;

import dev.latchkey.page.SignInForm;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import gg.jte.Content;
import java.util.List;

/**
 * What the sign-in page and the confirmation page show.
 *
 * @param names whether users sign in by a name too
 * @param signsUp whether the page leads to the one that creates accounts
 * @param remember the choice to stay signed in
 */
record SignInForms(Texts texts, boolean names, boolean signsUp, Content remember) {

    SignInForm signIn() {
        PasswordFields fields = new PasswordFields(texts);
        List<FormField> shown = List.of(fields.addressOrName(names), fields.password());
        Content show = PasswordScripts.SHOW.content();
        Content keepName = PasswordScripts.KEEP_NAME.content();
        return new SignInForm.Own(
                TemplateRenderer.content((out, hooks) ->
                        JtesigninGenerated.render(out, hooks, texts, shown, signsUp, remember, show, keepName)),
                List.of(PasswordScripts.SHOW, PasswordScripts.KEEP_NAME));
    }

    SignInForm confirm() {
        FormField password = new PasswordFields(texts).password();
        Content show = PasswordScripts.SHOW.content();
        return new SignInForm.Own(
                TemplateRenderer.content((out, hooks) -> JteconfirmGenerated.render(out, hooks, texts, password, show)),
                List.of(PasswordScripts.SHOW));
    }
}
