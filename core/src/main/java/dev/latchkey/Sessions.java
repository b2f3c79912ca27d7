package dev.latchkey;

import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SessionSettings;
import java.time.Duration;

/**
 * Where sessions live, and for how long. Immutable: each call returns a changed copy. What is not set here comes from
 * the settings below {@code latchkey.sessions}, or is the default.
 */
public abstract sealed class Sessions {

    final OptionValues values;

    private Sessions(OptionValues values) {
        this.values = values;
    }

    /**
     * Each session lives in a sealed cookie: no request waits for a store. This is the default without a store. Beside
     * one, users and accounts are in the store and sessions are not.
     */
    public static Sealed sealed() {
        return new Sealed(OptionValues.none().with(SessionSettings.KIND, SessionSettings.Kind.SEALED));
    }

    /** Each session is a row in the store, and its cookie holds a random token. This is the default with a store. */
    public static Stored stored() {
        return new Stored(OptionValues.none().with(SessionSettings.KIND, SessionSettings.Kind.STORED));
    }

    /** Sessions in sealed cookies. */
    public static final class Sealed extends Sessions {

        private Sealed(OptionValues values) {
            super(values);
        }

        /** How long a session lasts after it was last renewed, at least a second; 30 days unless set. */
        public Sealed idle(Duration age) {
            return new Sealed(values.with(SessionSettings.IDLE, age));
        }

        /** How long a session lasts in all, however often it is renewed, at least a second; 90 days unless set. */
        public Sealed lifetime(Duration age) {
            return new Sealed(values.with(SessionSettings.LIFETIME, age));
        }

        /** How old a session's token must be before a request renews it; one day unless set. */
        public Sealed updateAge(Duration age) {
            return new Sealed(values.with(SessionSettings.UPDATE_AGE, age));
        }

        /**
         * Lets sessions end early. Needs a store: each node asks it which sessions were ended, and relies on the answer
         * for {@code bound}, such as 30 seconds. No session counts for longer after it was ended.
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

        /** How long a session lasts after it was last renewed, at least a second; 30 days unless set. */
        public Stored idle(Duration age) {
            return new Stored(values.with(SessionSettings.IDLE, age));
        }

        /** How long a session lasts in all, however often it is renewed, at least a second; 90 days unless set. */
        public Stored lifetime(Duration age) {
            return new Stored(values.with(SessionSettings.LIFETIME, age));
        }

        /** How old a session's renewal must be before a request renews it again; one day unless set. */
        public Stored updateAge(Duration age) {
            return new Stored(values.with(SessionSettings.UPDATE_AGE, age));
        }

        /** Keeps neither the address nor the user agent that a session began with. */
        public Stored forgetClients() {
            return new Stored(values.with(SessionSettings.FORGET_CLIENTS, true));
        }

        /**
         * Keeps the tokens of sessions in the store as they are, and not their hashes, as Auth.js does: for sharing
         * sessions with it in one database ({@code Tables.authJs()} of {@code latchkey-store-jdbc}). Anybody who can
         * read the store, a copy or a backup of it can then be everybody who is signed in.
         */
        public Stored dangerouslyStorePlainTokens() {
            return new Stored(values.with(SessionSettings.PLAIN_TOKENS, true));
        }
    }
}
