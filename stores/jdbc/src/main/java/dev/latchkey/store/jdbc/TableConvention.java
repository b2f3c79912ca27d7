package dev.latchkey.store.jdbc;

import static java.util.Map.entry;

import java.util.Map;

/** Whether the tables are Latchkey's own or the tables of Auth.js. The two store instants in different ways. */
enum TableConvention {

    /** Latchkey's tables, which store milliseconds since the epoch. */
    STANDARD("%s", "?"),

    /**
     * The tables of Auth.js for PostgreSQL, which store timestamps. The SQL converts timestamps from and to
     * milliseconds. Read, a timestamp without a time zone counts as one in UTC.
     */
    AUTH_JS("floor(extract(epoch from %s) * 1000)::bigint", "to_timestamp(? / 1000.0)");

    /**
     * The names of {@code @auth/pg-adapter} (wire.md#shared-database), and those that other adapters of Auth.js give to
     * the columns for passkeys. Columns that these adapters do not have begin with {@code latchkey_}.
     */
    static final Map<String, String> AUTH_JS_NAMES = Map.ofEntries(
            entry("users", "users"),
            entry("accounts", "accounts"),
            entry("sessions", "sessions"),
            entry("tokens", "verification_token"),
            entry("state", "latchkey_state"),
            entry("records", "latchkey_records"),
            entry("authenticators", "authenticators"),
            entry("migrations", "latchkey_authjs_migrations"),
            entry("users.email_verified", "emailVerified"),
            entry("accounts.subject", "providerAccountId"),
            entry("accounts.user_id", "userId"),
            entry("accounts.tokens", "latchkey_tokens"),
            entry("sessions.token_hash", "sessionToken"),
            entry("sessions.user_id", "userId"),
            entry("sessions.provider", "latchkey_provider"),
            entry("sessions.signed_in_at", "latchkey_signed_in_at"),
            entry("sessions.address", "latchkey_address"),
            entry("sessions.user_agent", "latchkey_user_agent"),
            entry("sessions.data", "latchkey_data"),
            entry("tokens.token_hash", "token"),
            entry("authenticators.credential_id", "credentialID"),
            entry("authenticators.user_id", "userId"),
            entry("authenticators.subject", "providerAccountId"),
            entry("authenticators.public_key", "credentialPublicKey"),
            entry("authenticators.device_type", "credentialDeviceType"),
            entry("authenticators.backed_up", "credentialBackedUp"),
            entry("authenticators.data", "latchkey_data"),
            entry("authenticators.version", "latchkey_version"));

    /** The SQL that converts a column to milliseconds. */
    final String reading;

    /** The SQL that converts a parameter in milliseconds to an instant. */
    final String writing;

    TableConvention(String reading, String writing) {
        this.reading = reading;
        this.writing = writing;
    }
}
