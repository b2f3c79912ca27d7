package dev.latchkey.accountpage;

import dev.latchkey.Feature;
import dev.latchkey.browsernames.BrowserNames;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page {@code /auth/account}, on which users see and change their profile and their address, and see the browsers
 * in which they are signed in and the ways in which they sign in. Users also download and delete everything that the
 * store has of them. Other features add their own sections.
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

    static final String ID = "account";

    /** How recently a user must have signed in to make a change. Linking an account has the same limit. */
    static final Duration RECENT = Duration.ofMinutes(10);

    private final List<Attribute<?>> attributes;

    private AccountPage(List<Attribute<?>> attributes) {
        this.attributes = List.copyOf(attributes);
    }

    /** Returns the account page. */
    public static AccountPage standard() {
        return new AccountPage(List.of());
    }

    /**
     * Returns this page with values of users that the application itself defines. They need a store.
     *
     * @throws IllegalArgumentException if two attributes have the same name
     */
    public AccountPage attributes(Attribute<?>... more) {
        List<Attribute<?>> all =
                Stream.concat(attributes.stream(), Stream.of(more)).toList();
        if (all.stream().map(Attribute::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("Two attributes have the same name: " + all);
        }
        return new AccountPage(all);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean needsStore() {
        return !attributes.isEmpty();
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
        StepPages steps = new StepPages(context.pages(), texts);
        Optional<KeptUsers> kept = KeptUsers.in(context, attributes);
        ProfileSection profile = new ProfileSection(texts, kept.map(KeptUsers::profiles));
        AddressSection address = new AddressSection(context, steps);
        SessionsSection sessions = new SessionsSection(context.sessions(), rows, texts);
        SignInSection signIn = new SignInSection(context.accounts(), providers, texts);
        Optional<DataSection> data = kept.map(all -> new DataSection(context, steps, all.export()));
        AccountEndpoint page = new AccountEndpoint(
                context,
                texts,
                List.of(profile, address, sessions, signIn),
                data.stream().toList());
        Installed installed = Installed.none()
                .with(
                        RouteSpec.get(ID, page).signedIn().describedBy(AccountRouteDocuments.PAGE),
                        RouteSpec.post("account/profile", call -> profile.change(call, page))
                                .recently(RECENT)
                                .describedBy(AccountRouteDocuments.PROFILE),
                        RouteSpec.post("account/sessions/end", sessions::end)
                                .recently(RECENT)
                                .describedBy(AccountRouteDocuments.END),
                        RouteSpec.post("account/sessions/end-others", sessions::endOthers)
                                .recently(RECENT)
                                .describedBy(AccountRouteDocuments.END_OTHERS),
                        RouteSpec.post("account/unlink", signIn::unlink)
                                .recently(RECENT)
                                .describedBy(AccountRouteDocuments.UNLINK))
                .with(AddressRoutes.of(address, page));
        return kept.map(all -> all.addedTo(installed)).orElse(installed).with(DataRoutes.of(data));
    }
}
