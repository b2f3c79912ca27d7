package dev.latchkey.secondfactor;

import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingTypes;
import java.time.Duration;
import java.util.List;

/** The times of the second factor, which code, a configuration file or the environment can choose. */
final class SecondFactorSettings {

    static final Setting<Duration> TRUSTED_BROWSERS = Setting.of(
            SecondFactor.ID + ".trusted-browsers",
            SettingTypes.DURATION,
            "trustedBrowsers(…)",
            "30d",
            "How long a browser is not asked again if its user wants that; 0d: each sign-in asks. At least a day.");

    static final Setting<Duration> GRACE = Setting.of(
            SecondFactor.ID + ".grace",
            SettingTypes.DURATION,
            "grace(…)",
            "0d",
            "How long users who must have a second factor may put off setting it up.");

    static final Setting<Duration> RECOVERY_WAIT = Setting.of(
            SecondFactor.ID + ".recovery-wait",
            SettingTypes.DURATION,
            "recoveryWait(…)",
            "72h",
            "How long a recovery by mail waits; at least an hour.");

    static final List<Setting<?>> ALL = List.of(TRUSTED_BROWSERS, GRACE, RECOVERY_WAIT);

    private static final Duration LEAST_WAIT = Duration.ofHours(1);

    private SecondFactorSettings() {}

    /**
     * Checks the times.
     *
     * @throws IllegalStateException with the setting that is wrong
     */
    static OptionValues checked(OptionValues values) {
        Duration trusted = values.orStandard(TRUSTED_BROWSERS);
        require(
                TRUSTED_BROWSERS,
                trusted.isZero() || trusted.compareTo(Duration.ofDays(1)) >= 0,
                "is less than a day: call withoutTrustedBrowsers() or trust longer");
        require(GRACE, !values.orStandard(GRACE).isNegative(), "is negative");
        require(
                RECOVERY_WAIT,
                values.orStandard(RECOVERY_WAIT).compareTo(LEAST_WAIT) >= 0,
                "is less than an hour, in which nobody reads the notice: call withoutRecovery() or wait longer");
        return values;
    }

    private static void require(Setting<Duration> setting, boolean fits, String fault) {
        if (!fits) {
            throw new IllegalStateException(setting.call() + " or " + setting.fullName() + " " + fault);
        }
    }
}
