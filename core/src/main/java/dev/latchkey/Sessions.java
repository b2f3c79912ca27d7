package dev.latchkey;

import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SessionSettings;
import java.time.Duration;

/**
 * Sets where sessions are kept, and for how long. Immutable: each call returns a changed copy. A value that you do not
 * set here comes from the settings below {@code latchkey.sessions}, or is the default.
 */
public abstract sealed class Sessions {

    final OptionValues values;

    private Sessions(OptionValues values) {
        this.values = values;
    }

    /**
     * Keeps each session in a sealed cookie, so that no request waits for a store. This is the default without a store.
     * With a store, users and accounts are in the store and sessions are not.
     */
    public static Sealed sealed() {
        return new Sealed(OptionValues.none().with(SessionSettings.KIND, SessionSettings.Kind.SEALED));
    }

    /**
     * Keeps each session as a row in the store. The cookie of the session contains a random token. This is the default
     * with a store.
     */
    public static Stored stored() {
        return new Stored(OptionValues.none().with(SessionSettings.KIND, SessionSettings.Kind.STORED));
    }

    /** Sessions in sealed cookies. */
    public static final class Sealed extends Sessions {

        private Sealed(OptionValues values) {
            super(values);
        }

        /** Sets how long a session lasts after its last renewal, at least a second. By default 30 days. */
        public Sealed idle(Duration age) {
            return new Sealed(values.with(SessionSettings.IDLE, age));
        }

        /**
         * Sets how long a session lasts in total, however often it is renewed, at least a second. By default 90 days.
         */
        public Sealed lifetime(Duration age) {
            return new Sealed(values.with(SessionSettings.LIFETIME, age));
        }

        /** Sets how old a session's token must be before a request renews it. By default one day. */
        public Sealed updateAge(Duration age) {
            return new Sealed(values.with(SessionSettings.UPDATE_AGE, age));
        }

        /**
         * Asks users at sign-in whether to stay signed in. A session lasts as {@link #idle} says only if its user has
         * chosen so. Any other session ends with the browser, or {@code browserSession} after its last renewal. By
         * default nobody is asked, and every session lasts.
         *
         * @param browserSession at least a second, and no longer than {@link #idle}
         */
        public Sealed rememberMe(Duration browserSession) {
            return new Sealed(values.with(SessionSettings.REMEMBER_ME, browserSession));
        }

        /**
         * Lets sessions end early. Needs a store. Each node asks the store which sessions have ended, and caches the
         * answer for {@code bound}, such as 30 seconds. No node accepts a session for longer than that after it was
         * ended.
         */
        public Sealed revocable(Duration bound) {
            return new Sealed(values.with(SessionSettings.REVOCABLE, bound));
        }
    }

    /** Sessions in the store. */
    public static final class Stored extends Sessions {

        private Stored(OptionValues values) {
            super(values);
        }

        /** Sets how long a session lasts after its last renewal, at least a second. By default 30 days. */
        public Stored idle(Duration age) {
            return new Stored(values.with(SessionSettings.IDLE, age));
        }

        /**
         * Sets how long a session lasts in total, however often it is renewed, at least a second. By default 90 days.
         */
        public Stored lifetime(Duration age) {
            return new Stored(values.with(SessionSettings.LIFETIME, age));
        }

        /** Sets how long ago the last renewal must be before a request renews the session again. By default one day. */
        public Stored updateAge(Duration age) {
            return new Stored(values.with(SessionSettings.UPDATE_AGE, age));
        }

        /**
         * Asks users at sign-in whether to stay signed in. A session lasts as {@link #idle} says only if its user has
         * chosen so. Any other session ends with the browser, or {@code browserSession} after its last renewal. By
         * default nobody is asked, and every session lasts.
         *
         * @param browserSession at least a second, and no longer than {@link #idle}
         */
        public Stored rememberMe(Duration browserSession) {
            return new Stored(values.with(SessionSettings.REMEMBER_ME, browserSession));
        }

        /** Does not store the IP address and the user agent with which a session began. */
        public Stored forgetClients() {
            return new Stored(values.with(SessionSettings.FORGET_CLIENTS, true));
        }

        /**
         * Stores session tokens as plain text instead of their hashes, as Auth.js does. Use it to share sessions with
         * Auth.js in one database ({@code Tables.authJs()} of {@code latchkey-store-jdbc}). Anybody who can read the
         * store, a copy or a backup can then act as every signed-in user.
         */
        public Stored dangerouslyStorePlainTokens() {
            return new Stored(values.with(SessionSettings.PLAIN_TOKENS, true));
        }
    }
}
