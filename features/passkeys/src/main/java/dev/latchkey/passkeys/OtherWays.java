package dev.latchkey.passkeys;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.UserSignInWays;
import dev.latchkey.provider.Provider;

/** Whether a user could sign in without any passkey. */
record OtherWays(FeatureContext context) {

    boolean has(String userId) {
        return context.accounts()
                .map(accounts -> accounts.of(userId))
                .filter(this::leadIn)
                .isPresent();
    }

    private boolean leadIn(UserSignInWays ways) {
        return ways.withoutAccount().stream().anyMatch(id -> !id.equals(Passkeys.ID))
                || ways.accounts().stream()
                        .anyMatch(linked -> isConfigured(linked.account().provider()));
    }

    private boolean isConfigured(String provider) {
        return context.providers().stream().map(Provider::id).anyMatch(provider::equals);
    }
}
