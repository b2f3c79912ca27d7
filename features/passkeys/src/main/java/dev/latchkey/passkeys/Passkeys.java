package dev.latchkey.passkeys;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.model.Account;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.setting.Setting;
import dev.latchkey.text.TextBundle;
import java.util.List;
import java.util.Optional;

/**
 * Sign-in with passkeys. Users add passkeys on the account page, or at {@code /auth/passkey}, and sign in with them
 * from a button and by the browser's autofill.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(Passkeys.standard())
 *         .with(AccountPage.standard())
 *         .store(JdbcStore.of(dataSource))
 * }</pre>
 *
 * <p>A passkey counts as a phishing-resistant factor, and its authenticator must have recognised the user. Immutable:
 * each method that chooses something returns a changed copy.
 */
public final class Passkeys implements Feature, Installable {

    static final String ID = "passkey";

    private static final FeatureProvider PROVIDER = FeatureProvider.of(ID, "Passkey", ProviderType.WEBAUTHN);

    private final PasskeyOptions options;

    private Passkeys(PasskeyOptions options) {
        this.options = options;
    }

    /** Returns passkeys for users who are signed in already, bound to the host of the application. */
    public static Passkeys standard() {
        return new Passkeys(PasskeyOptions.STANDARD);
    }

    /**
     * Lets people become users with an e-mail address and a passkey alone. Nobody has proved the address then. Its
     * owner takes the user over by proving it, and everything that was attached before is removed, the passkey too.
     * Anybody can find out which addresses have a user.
     */
    public Passkeys signUp() {
        return new Passkeys(options.withSignUp());
    }

    /**
     * Binds passkeys to a domain instead of the host, so that all hosts below it share them. Passkeys that exist are
     * bound to what they were made for: a change makes them useless.
     *
     * @param domain the host of the application, or a domain above it, such as {@code example.com}
     * @throws IllegalArgumentException if it is no domain in lower case
     */
    public Passkeys rpId(String domain) {
        return new Passkeys(PasskeySettings.chosen("rpId(…)", () -> options.withRpId(domain)));
    }

    /**
     * Accepts passkeys that were used on other origins of the same relying party. The domain of {@link #rpId} must list
     * them at {@code /.well-known/webauthn}.
     *
     * @param origins such as {@code https://example.de}
     * @throws IllegalArgumentException if one is no origin
     */
    public Passkeys relatedOrigins(String... origins) {
        return new Passkeys(PasskeySettings.chosen("relatedOrigins(…)", () -> options.withOrigins(List.of(origins))));
    }

    /**
     * Returns the passkeys of an application's users.
     *
     * @throws IllegalStateException if passkeys are not installed
     */
    public static UserPasskeys of(Auth auth) {
        return auth.feature(UserPasskeys.class);
    }

    /** Returns the account that a sign-in with a passkey has in callbacks and events; no store has it. */
    static Account account(String id) {
        return new Account(ID, ProviderType.WEBAUTHN.wire(), ID, Base64Url.standard(id), null);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean needsStore() {
        return true;
    }

    @Override
    public List<Setting<?>> settings() {
        return PasskeySettings.ALL;
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(PasskeyText.bundle());
    }

    @Override
    public List<FeatureProvider> providers() {
        return List.of(PROVIDER);
    }

    @Override
    public Installed install(FeatureContext context) {
        CeremonyContext ceremonies = CeremonyContext.of(context, PasskeySettings.over(context.settings(), options));
        Assertions assertions = new Assertions(context, ceremonies);
        NewPasskeys newPasskeys = new NewPasskeys(context, ceremonies);
        SignUps signUps = new SignUps(context, ceremonies);
        AuthenticatorNames names = new AuthenticatorNames(context.texts());
        PasskeyRows rows = new PasskeyRows(context.texts(), names);
        PasskeySection section = new PasskeySection(context, ceremonies, newPasskeys, rows);
        StepEndpoint step = new StepEndpoint(context, ceremonies, assertions);
        PasskeyChanges changes = new PasskeyChanges(context, ceremonies.credentials());
        return Installed.none()
                .with(PROVIDER, new PasskeyMethod(context, ceremonies, assertions, newPasskeys, signUps, step))
                .with(section)
                .with(
                        RouteSpec.get(
                                        "webauthn-options/" + ID,
                                        new OptionsEndpoint(context, ceremonies, newPasskeys, signUps))
                                .forPrograms()
                                .describedBy(PasskeyRouteDocuments.OPTIONS),
                        RouteSpec.get(StepEndpoint.PATH, step::begin)
                                .halfSignedIn()
                                .forPrograms()
                                .describedBy(PasskeyRouteDocuments.STEP_OPTIONS),
                        RouteSpec.post(StepEndpoint.PATH, step::finish)
                                .halfSignedIn()
                                .signsIn(ID)
                                .describedBy(PasskeyRouteDocuments.STEP),
                        RouteSpec.get(ID, new PasskeyPage(context, section))
                                .signedIn()
                                .describedBy(PasskeyRouteDocuments.PAGE),
                        RouteSpec.post(ID + "/rename", changes::rename)
                                .recently(NewPasskeys.RECENT)
                                .describedBy(PasskeyRouteDocuments.RENAME),
                        RouteSpec.post(ID + "/remove", changes::remove)
                                .recently(NewPasskeys.RECENT)
                                .describedBy(PasskeyRouteDocuments.REMOVE))
                .withApi(new UserPasskeys(context, ceremonies.credentials(), names));
    }
}
