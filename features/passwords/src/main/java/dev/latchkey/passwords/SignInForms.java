package dev.latchkey.passwords;

import dev.latchkey.page.SignInForm;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.page.TypedForm;
import dev.latchkey.text.Texts;
import gg.jte.Content;
import java.util.List;
import java.util.Set;

/**
 * What the sign-in page and the confirmation page show.
 *
 * @param names whether users sign in by a name too
 * @param signsUp whether the page leads to the one that creates accounts
 * @param remember the choice to stay signed in
 */
record SignInForms(Texts texts, boolean names, boolean signsUp, Content remember) {

    SignInForm signIn() {
        return new SignInForm.Own(this::signIn, Set.of(PasswordSignIn.NAME), List.of(PasswordScripts.SHOW));
    }

    private Content signIn(TypedForm typed) {
        PasswordFields fields = new PasswordFields(texts);
        String fault = typed.fault();
        List<FormField> shown = List.of(
                fields.addressOrName(names).value(typed.text(PasswordSignIn.NAME, null)),
                fields.password().fault(fault == null ? null : new FieldFault("wrong", fault, List.of())));
        Content show = PasswordScripts.SHOW.content();
        return TemplateRenderer.content(
                (out, hooks) -> JtesigninGenerated.render(out, hooks, texts, shown, signsUp, remember, show));
    }

    SignInForm confirm() {
        FormField password = new PasswordFields(texts).password();
        Content show = PasswordScripts.SHOW.content();
        return new SignInForm.Own(
                TemplateRenderer.content((out, hooks) -> JteconfirmGenerated.render(out, hooks, texts, password, show)),
                List.of(PasswordScripts.SHOW));
    }
}
