package dev.latchkey.passwords;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.setting.Setting;
import dev.latchkey.text.TextBundle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sign-up, sign-in, reset and change of passwords. Needs a store, and a way to send mails.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(Passwords.standard())
 *         .store(JdbcStore.of(dataSource))
 *         .mail(EmailProviders.smtp())
 * }</pre>
 *
 * <p>Passwords are hashed with Argon2id. New ones have from 8 to 256 characters, are not easy to guess, and are not
 * among those that were stolen elsewhere. Immutable: each method that sets something returns a changed copy. What code
 * sets wins over settings.
 */
public final class Passwords implements Feature, Installable {

    static final String ID = "passwords";
    static final String INVITATION = "invitation";
    static final String INVITATION_PATH = ID + "/" + INVITATION;

    private final PasswordOptions options;

    private Passwords(PasswordOptions options) {
        this.options = options;
    }

    /** Returns the feature with defaults that are safe: everybody may sign up, and proves their address first. */
    public static Passwords standard() {
        return new Passwords(PasswordOptions.NONE);
    }

    /**
     * Returns what the application does with the passwords of its users.
     *
     * @throws IllegalStateException if {@code auth} was built without this feature
     */
    public static UserPasswords of(Auth auth) {
        return auth.feature(UserPasswords.class);
    }

    /**
     * Makes hashes more expensive than the default of 19 MiB and 2 passes. Users get a new hash at their next sign-in.
     *
     * @param mebibytes of memory for one hash, from 19 to 128
     * @param passes over this memory, from 2 to 16
     * @throws IllegalArgumentException for other values
     */
    public Passwords cost(int mebibytes, int passes) {
        if (mebibytes < 19 || mebibytes > 128 || passes < 2 || passes > 16) {
            throw new IllegalArgumentException("cost(…) takes from 19 to 128 MiB and from 2 to 16 passes");
        }
        return hashing(new Hashing(new Argon2Cost(mebibytes * 1024, passes, Argon2Cost.LEAST.lanes()), null));
    }

    /** Any cost and any places at all, for tests. */
    Passwords hashing(Hashing hashing) {
        return with(o ->
                new PasswordOptions(hashing, o.signUp(), o.loginNames(), o.perName(), o.perClient(), o.breaches()));
    }

    /** Says who may create an account. By default everybody. */
    public Passwords signUp(SignUp policy) {
        requireNonNull(policy, "policy");
        return with(o ->
                new PasswordOptions(o.hashing(), policy, o.loginNames(), o.perName(), o.perClient(), o.breaches()));
    }

    /** Lets users choose a name at sign-up, with which they can sign in in place of their address. */
    public Passwords loginNames() {
        return with(o -> new PasswordOptions(o.hashing(), o.signUp(), true, o.perName(), o.perClient(), o.breaches()));
    }

    /**
     * Limits how often wrong passwords may be typed.
     *
     * @param perName for one name; by default ten in fifteen minutes. Above that every password is wrong
     * @param perClient by one client, how many of its new passwords may lead to nothing, and how many mails it may ask
     *     for; by default thirty in ten minutes. Above that the answer is 429
     */
    public Passwords limits(RateLimit perName, RateLimit perClient) {
        requireNonNull(perName, "perName");
        requireNonNull(perClient, "perClient");
        return with(
                o -> new PasswordOptions(o.hashing(), o.signUp(), o.loginNames(), perName, perClient, o.breaches()));
    }

    /** Asks another service than Have I Been Pwned whether a new password was stolen somewhere. */
    public Passwords breachCheck(BreachRanges ranges) {
        requireNonNull(ranges, "ranges");
        return with(
                o -> new PasswordOptions(o.hashing(), o.signUp(), o.loginNames(), o.perName(), o.perClient(), ranges));
    }

    /** Asks no service whether a new password was stolen somewhere, for machines without a way out. */
    public Passwords withoutBreachCheck() {
        return with(o -> new PasswordOptions(
                o.hashing(), o.signUp(), o.loginNames(), o.perName(), o.perClient(), PasswordOptions.NOWHERE));
    }

    private Passwords with(Function<PasswordOptions, PasswordOptions> change) {
        return new Passwords(change.apply(options));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Setting<?>> settings() {
        return PasswordSettings.ALL;
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(PasswordText.bundle());
    }

    @Override
    public List<FeatureProvider> providers() {
        return List.of(PasswordSignIn.PROVIDER);
    }

    @Override
    public boolean needsStore() {
        return true;
    }

    @Override
    public boolean needsMail() {
        return true;
    }

    @Override
    public Installed install(FeatureContext context) {
        PasswordAssembly assembly = PasswordAssembly.of(context, options);
        return Installed.none()
                .with(PasswordSignIn.PROVIDER, assembly.signIn())
                .with(assembly.routes().toArray(RouteSpec[]::new))
                .with(assembly.section())
                .withApi(assembly.api());
    }
}
