package dev.latchkey.accountpage;

import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page {@code /auth/account}, on which users see their profile, the browsers in which they are signed in, and the
 * ways in which they sign in. On this page, users can also end other sessions, and link and unlink accounts. Other
 * features add their own sections.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(AccountPage.standard())
 *         .store(JdbcStore.of(dataSource))
 * }</pre>
 *
 * <p>The page needs a session. Every change requires that the user has signed in or confirmed their identity within the
 * last ten minutes. Otherwise the user must confirm their identity first. A program gets the same data as JSON. Without
 * a store, the page shows only the profile and this session.
 */
public final class AccountPage implements Feature, Installable {

    private static final String ID = "account";

    /** How recently a user must have signed in to make a change. Linking an account has the same limit. */
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
        Locale language = Locale.forLanguageTag(texts.text(CoreText.PAGE_LANGUAGE));
        ProviderNames providers = new ProviderNames(context.providers());
        SessionRows rows = new SessionRows(providers, texts, new BrowserNames(texts), new InstantWords(language));
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
