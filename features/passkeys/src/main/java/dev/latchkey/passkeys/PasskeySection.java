package dev.latchkey.passkeys;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.page.PageScript;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The passkeys of a user, on the account page and on a page of their own. */
final class PasskeySection implements AccountSection {

    private final Texts texts;
    private final CeremonyContext ceremonies;
    private final NewPasskeys newPasskeys;
    private final OtherWays otherWays;
    private final PasskeyRows rows;
    private final PageScript script = PasskeyScripts.of("account.js");

    PasskeySection(FeatureContext context, CeremonyContext ceremonies, NewPasskeys newPasskeys, PasskeyRows rows) {
        this.texts = context.texts();
        this.ceremonies = ceremonies;
        this.newPasskeys = newPasskeys;
        this.otherWays = new OtherWays(context);
        this.rows = rows;
    }

    @Override
    public String id() {
        return Passkeys.ID;
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        return Optional.of(show(call, "account"));
    }

    /** Shows it on the page at {@code back}. */
    Shown show(EndpointCall call, String back) {
        Session session = call.session();
        String userId = session.user().id();
        List<KeptCredential> passkeys = ceremonies.credentials().of(userId);
        List<PasskeyRow> shown = rows.of(passkeys, otherWays.has(userId));
        boolean allowed = newPasskeys.isAllowed(userId);
        boolean quietly = allowed && passkeys.isEmpty() && hasTypedPassword(session);
        PasskeyForms form = PasskeyForms.of(call, back, ceremonies, passkeys, quietly);
        return new Shown(
                texts.text(PasskeyText.TITLE),
                TemplateRenderer.content(
                        (out, hooks) -> JtesectionGenerated.render(out, hooks, texts, form, shown, allowed, script)),
                Map.of(
                        "canAdd",
                        allowed,
                        "passkeys",
                        shown.stream().map(PasskeyRow::json).toList()),
                List.of(script));
    }

    /** A password manager that has just filled in a password offers to add a passkey beside it. */
    private boolean hasTypedPassword(Session session) {
        return newPasskeys.isRecent(session)
                && session.factors().stream().anyMatch(factor -> factor.kind() == Factor.Kind.KNOWLEDGE);
    }
}
