package dev.latchkey.secondfactor;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.Setting;
import dev.latchkey.text.TextBundle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second factor at sign-in. A user sets an authenticator app up on the account page. From then on, each sign-in asks
 * for a code of the app before there is a session, unless the user has signed in with a passkey or trusts the browser.
 * Backup codes, and recovery by mail after a waiting time, are for users who have lost the phone.
 *
 * <pre>{@code
 * Auth.builder()
 *         .with(SecondFactor.standard().required(RequiredFor.role("admin")).grace(Duration.ofDays(14)))
 *         .with(AccountPage.standard())
 *         .store(JdbcStore.of(dataSource))
 * }</pre>
 *
 * <p>It needs a store. MailRecovery is offered where the application sends mails. Immutable.
 */
public final class SecondFactor implements Feature, Installable {

    static final String ID = "second-factor";

    private final @Nullable RequiredFor rule;
    private final OptionValues chosen;
    private final boolean recovers;
    private final int hashRounds;

    private SecondFactor(@Nullable RequiredFor rule, OptionValues chosen, boolean recovers, int hashRounds) {
        this.rule = rule;
        this.chosen = chosen;
        this.recovers = recovers;
        this.hashRounds = hashRounds;
    }

    /** Returns a second factor that each user may set up and none must have. */
    public static SecondFactor standard() {
        return new SecondFactor(null, OptionValues.none(), true, BackupCodeHash.ROUNDS);
    }

    /**
     * Returns the second factors of the users of an application.
     *
     * @throws IllegalStateException if the application has not installed this feature
     */
    public static UserSecondFactors of(Auth auth) {
        return auth.feature(UserSecondFactors.class);
    }

    /**
     * Requires a second factor of the users that {@code who} chooses. A user who has none sets it up during the next
     * sign-in, before there is a session.
     */
    public SecondFactor required(RequiredFor who) {
        return new SecondFactor(requireNonNull(who, "who"), chosen, recovers, hashRounds);
    }

    /** Sets how long such a user may put it off, from the first time that the user is asked. By default not at all. */
    public SecondFactor grace(Duration time) {
        return with(SecondFactorSettings.GRACE, time);
    }

    /** Sets how long a browser is not asked again if its user wants that. By default 30 days. */
    public SecondFactor trustedBrowsers(Duration time) {
        return with(SecondFactorSettings.TRUSTED_BROWSERS, time);
    }

    /** Asks at each sign-in, in every browser. */
    public SecondFactor withoutTrustedBrowsers() {
        return trustedBrowsers(Duration.ZERO);
    }

    /** Sets how long a recovery by mail waits, so that the owner can stop it. By default 72 hours; at least an hour. */
    public SecondFactor recoveryWait(Duration time) {
        return with(SecondFactorSettings.RECOVERY_WAIT, time);
    }

    /** Offers no recovery by mail. A user without phone and backup codes then needs an administrator. */
    public SecondFactor withoutRecovery() {
        return new SecondFactor(rule, chosen, false, hashRounds);
    }

    /** Any cost of the hashes of backup codes, for tests. */
    SecondFactor hashRounds(int rounds) {
        return new SecondFactor(rule, chosen, recovers, rounds);
    }

    private SecondFactor with(Setting<Duration> setting, Duration time) {
        return new SecondFactor(rule, chosen.with(setting, requireNonNull(time, "time")), recovers, hashRounds);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Setting<?>> settings() {
        return SecondFactorSettings.ALL;
    }

    @Override
    public Optional<TextBundle> texts() {
        return Optional.of(SecondFactorText.bundle());
    }

    @Override
    public boolean needsStore() {
        return true;
    }

    @Override
    public Installed install(FeatureContext context) {
        List<String> twice = chosen.problems();
        if (!twice.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), twice));
        }
        OptionValues values = SecondFactorSettings.checked(chosen.over(context.settings()));
        return new SecondFactorAssembly(context, values, rule, recovers, hashRounds).installed();
    }
}
