package dev.latchkey.accountpage;

import dev.latchkey.Feature;
import dev.latchkey.browsernames.BrowserNames;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.page.InstantWords;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The page {@code /auth/account}, on which users see their profile, where they are signed in and how they sign in. On
 * this page, users end other sessions, and link and unlink accounts. Other features add sections of their own.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(AccountPage.standard())
 *         .store(JdbcStore.of(dataSource))
 * }</pre>
 *
 * <p>The page needs a session. Every change requires that the user has signed in or confirmed their identity within ten
 * minutes. Other users must confirm first. A program gets the same data as JSON. Without a store, the page shows only
 * the profile and this session.
 */
public final class AccountPage implements Feature, Installable {

    private static final String ID = "account";

    /** As long as for linking an account. */
    static final Duration RECENT = Duration.ofMinutes(10);

    private AccountPage() {}

    /** Returns the account page. */
    public static AccountPage standard() {
        return new AccountPage();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(AccountText.bundle());
    }

    @Override
    public Installed install(FeatureContext context) {
        Texts texts = context.texts();
        ProviderNames providers = new ProviderNames(context.providers());
        BrowserNames browsers =
                new BrowserNames(texts, AccountText.SESSIONS_BROWSER, AccountText.SESSIONS_UNKNOWN_BROWSER);
        SessionRows rows = new SessionRows(providers, texts, browsers, new InstantWords(texts));
        SessionsSection sessions = new SessionsSection(context.sessions(), rows, texts);
        SignInSection signIn = new SignInSection(context.accounts(), providers, texts);
        AccountEndpoint page =
                new AccountEndpoint(context, texts, List.of(new ProfileSection(texts), sessions, signIn));
        return Installed.none()
                .with(
                        RouteSpec.get(ID, page).signedIn().describedBy(AccountRouteDocuments.PAGE),
                        RouteSpec.post("account/sessions/end", sessions::end)
                                .recently(RECENT)
                                .describedBy(AccountRouteDocuments.END),
                        RouteSpec.post("account/sessions/end-others", sessions::endOthers)
                                .recently(RECENT)
                                .describedBy(AccountRouteDocuments.END_OTHERS),
                        RouteSpec.post("account/unlink", signIn::unlink)
                                .recently(RECENT)
                                .describedBy(AccountRouteDocuments.UNLINK));
    }
}
