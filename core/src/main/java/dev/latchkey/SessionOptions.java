package dev.latchkey;

import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SessionSettings;
import dev.latchkey.setting.SessionSettings.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds the options that say where sessions are kept, and for how long.
 *
 * @param kind where sessions are kept; {@code null} if the application has not chosen
 * @param rememberMe how long a session lasts whose user did not choose to stay signed in; {@code null} if users are not
 *     asked
 * @param revocable how long a node caches the store's list of ended sessions; {@code null} if sessions cannot end early
 */
record SessionOptions(
        @Nullable Kind kind,
        Duration idle,
        Duration lifetime,
        Duration updateAge,
        @Nullable Duration rememberMe,
        @Nullable Duration revocable,
        boolean forgetClients,
        boolean plainTokens,
        boolean stored) {

    /** Returns whether users are asked at sign-in whether to stay signed in. */
    boolean asks() {
        return rememberMe != null;
    }

    static SessionOptions of(OptionValues values, boolean store) {
        Kind kind = values.get(SessionSettings.KIND).orElse(null);
        return new SessionOptions(
                kind,
                values.orStandard(SessionSettings.IDLE),
                values.orStandard(SessionSettings.LIFETIME),
                values.orStandard(SessionSettings.UPDATE_AGE),
                values.get(SessionSettings.REMEMBER_ME).orElse(null),
                values.get(SessionSettings.REVOCABLE).orElse(null),
                values.isOn(SessionSettings.FORGET_CLIENTS),
                values.isOn(SessionSettings.PLAIN_TOKENS),
                kind == null ? store : kind == Kind.STORED);
    }
}
