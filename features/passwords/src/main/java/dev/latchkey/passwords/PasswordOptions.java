package dev.latchkey.passwords;

import dev.latchkey.provider.RateLimit;
import dev.latchkey.setting.OptionValues;
import org.jspecify.annotations.Nullable;

/**
 * What code has chosen; {@code null} where it has not, so that settings or defaults count.
 *
 * @param breaches where to ask for stolen passwords
 */
record PasswordOptions(
        @Nullable Hashing hashing,
        @Nullable SignUp signUp,
        @Nullable Boolean loginNames,
        @Nullable RateLimit perName,
        @Nullable RateLimit perClient,
        @Nullable BreachRanges breaches) {

    /** Asks nobody and knows of no stolen password. */
    static final BreachRanges NOWHERE = prefix -> "";

    static final PasswordOptions NONE = new PasswordOptions(null, null, null, null, null, null);

    Hashing hashing(OptionValues settings) {
        if (hashing != null) {
            return hashing;
        }
        int memory = settings.orStandard(PasswordSettings.MEMORY) / 1024;
        int passes = settings.orStandard(PasswordSettings.PASSES);
        return new Hashing(new Argon2Cost(memory, passes, Argon2Cost.LEAST.lanes()), null);
    }

    SignUp signUp(OptionValues settings) {
        return signUp != null ? signUp : SignUp.of(settings.orStandard(PasswordSettings.SIGN_UP));
    }

    boolean loginNames(OptionValues settings) {
        return loginNames != null ? loginNames : settings.orStandard(PasswordSettings.LOGIN_NAMES);
    }

    PasswordLimits limits(OptionValues settings) {
        return new PasswordLimits(
                perName != null ? perName : settings.orStandard(PasswordSettings.PER_NAME),
                perClient != null ? perClient : settings.orStandard(PasswordSettings.PER_CLIENT),
                PasswordSettings.PER_ADDRESS);
    }

    BreachRanges breaches(OptionValues settings) {
        if (breaches != null) {
            return breaches;
        }
        return settings.orStandard(PasswordSettings.BREACH_CHECK) ? HttpBreachRanges.standard() : NOWHERE;
    }
}
