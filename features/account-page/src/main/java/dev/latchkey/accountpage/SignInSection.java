package dev.latchkey.accountpage;

import dev.latchkey.accountpage.SignInMethodRow.Action;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.LinkedAccounts;
import dev.latchkey.feature.UserSignInWays;
import dev.latchkey.feature.UserSignInWays.LinkedAccount;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.page.TemplateRenderer;
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

    private final Optional<LinkedAccounts> accounts;
    private final ProviderNames providers;
    private final Texts texts;

    /** Nothing is shown if {@code accounts} is empty. */
    SignInSection(Optional<LinkedAccounts> accounts, ProviderNames providers, Texts texts) {
        this.accounts = accounts;
        this.providers = providers;
        this.texts = texts;
    }

    @Override
    public String id() {
        return "sign-in";
    }

    @Override
    public Optional<Shown> show(EndpointCall call) {
        return accounts.map(known -> show(call, known));
    }

    private Shown show(EndpointCall call, LinkedAccounts known) {
        List<SignInMethodRow> rows = rows(known.of(call.session().user().id()));
        CommonFormFields form = CommonFormFields.of(call);
        return new Shown(
                texts.text(AccountText.SIGN_IN),
                TemplateRenderer.content((out, hooks) -> JtesigninGenerated.render(out, hooks, texts, form, rows)),
                Map.of("ways", rows.stream().map(SignInMethodRow::json).toList()));
    }

    /** {@code POST /account/unlink}. */
    AuthResponse unlink(EndpointCall call) {
        String issuer = call.body().text("issuer");
        String subject = call.body().text("subject");
        boolean unlinked = issuer != null
                && subject != null
                && accounts.isPresent()
                && accounts.get().unlink(call.session().user().id(), issuer, subject);
        return (unlinked ? Notice.UNLINKED : Notice.NOT_UNLINKED).answer(call);
    }

    /** In the order of the providers, so that a row stays where it is. */
    private List<SignInMethodRow> rows(UserSignInWays ways) {
        List<SignInMethodRow> rows = new ArrayList<>();
        ways.accounts().forEach(account -> rows.add(linked(account)));
        ways.withoutAccount().forEach(id -> rows.add(row(id, AccountText.SIGN_IN_READY, Action.NONE)));
        ways.linkable().forEach(id -> rows.add(row(id, AccountText.SIGN_IN_NOT_LINKED, Action.LINK)));
        rows.sort(Comparator.comparingInt((SignInMethodRow row) -> providers.place(row.provider()))
                .thenComparing(SignInMethodRow::provider)
                .thenComparing(row -> String.valueOf(row.subject())));
        return rows;
    }

    private SignInMethodRow linked(LinkedAccount linked) {
        Account account = linked.account();
        Map<String, @Nullable Object> json = json(account.provider());
        json.put("issuer", account.issuer());
        json.put("subject", account.subject());
        json.put("removable", linked.removable());
        return new SignInMethodRow(
                account.provider(),
                providers.of(account.provider()),
                texts.text(linked.removable() ? AccountText.SIGN_IN_LINKED : AccountText.SIGN_IN_LAST),
                linked.removable() ? Action.UNLINK : Action.NONE,
                account.issuer(),
                account.subject(),
                json);
    }

    private SignInMethodRow row(String id, AccountText state, Action action) {
        Map<String, @Nullable Object> json = json(id);
        json.put("linkable", action == Action.LINK);
        return new SignInMethodRow(id, providers.of(id), texts.text(state), action, null, null, json);
    }

    private Map<String, @Nullable Object> json(String id) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("provider", id);
        json.put("name", providers.of(id));
        return json;
    }
}
