package dev.latchkey.accountpage;

import dev.latchkey.accountpage.SignInRow.Action;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.LinkedAccounts;
import dev.latchkey.feature.SignInWays;
import dev.latchkey.feature.SignInWays.LinkedAccount;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.provider.Provider;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How users sign in. They link and unlink accounts; nobody loses the last way in. */
final class SignInSection implements AccountSection {

    private final FeatureContext context;
    private final Texts texts;

    SignInSection(FeatureContext context, Texts texts) {
        this.context = context;
        this.texts = texts;
    }

    @Override
    public String id() {
        return "sign-in";
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        return context.accounts().map(accounts -> show(call, accounts));
    }

    private Shown show(EndpointCall call, LinkedAccounts accounts) {
        List<SignInRow> rows = rows(accounts.of(call.session().user().id()));
        FormFields form = FormFields.of(call);
        return new Shown(
                texts.text(AccountText.SIGN_IN),
                TemplateRenderer.content((out, hooks) -> JtesigninGenerated.render(out, hooks, texts, form, rows)),
                Map.of("ways", rows.stream().map(SignInRow::json).toList()));
    }

    /** {@code POST /account/unlink}. */
    AuthResponse unlink(EndpointCall call) {
        String issuer = call.body().text("issuer");
        String subject = call.body().text("subject");
        boolean unlinked = issuer != null
                && subject != null
                && context.accounts().isPresent()
                && context.accounts().get().unlink(call.session().user().id(), issuer, subject);
        return (unlinked ? Notice.UNLINKED : Notice.NOT_UNLINKED).answer(call);
    }

    /** In the order of the providers, so that a row stays where it is. */
    private List<SignInRow> rows(SignInWays ways) {
        List<SignInRow> rows = new ArrayList<>();
        ways.accounts().forEach(account -> rows.add(linked(account)));
        ways.withoutAccount().forEach(id -> rows.add(row(id, AccountText.SIGN_IN_READY, Action.NONE)));
        ways.linkable().forEach(id -> rows.add(row(id, AccountText.SIGN_IN_NOT_LINKED, Action.LINK)));
        List<String> order = context.providers().stream().map(Provider::id).toList();
        rows.sort(Comparator.comparing((SignInRow row) -> !order.contains(row.provider()))
                .thenComparingInt(row -> order.indexOf(row.provider()))
                .thenComparing(row -> String.valueOf(row.subject())));
        return rows;
    }

    private SignInRow linked(LinkedAccount linked) {
        Account account = linked.account();
        Map<String, @Nullable Object> json = json(account.provider());
        json.put("issuer", account.issuer());
        json.put("subject", account.subject());
        json.put("removable", linked.removable());
        return new SignInRow(
                account.provider(),
                name(account.provider()),
                texts.text(linked.removable() ? AccountText.SIGN_IN_LINKED : AccountText.SIGN_IN_LAST),
                linked.removable() ? Action.UNLINK : Action.NONE,
                account.issuer(),
                account.subject(),
                json);
    }

    private SignInRow row(String id, AccountText state, Action action) {
        Map<String, @Nullable Object> json = json(id);
        json.put("linkable", action == Action.LINK);
        return new SignInRow(id, name(id), texts.text(state), action, null, null, json);
    }

    private Map<String, @Nullable Object> json(String id) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("provider", id);
        json.put("name", name(id));
        return json;
    }

    /** A provider that is not configured any more is called by its id. */
    private String name(String id) {
        return context.providers().stream()
                .filter(provider -> provider.id().equals(id))
                .map(Provider::name)
                .findFirst()
                .orElse(id);
    }
}
