package dev.latchkey.store.jdbc;

import static java.util.Map.entry;

import java.util.Map;

/** Whose idea the tables are: it decides how they write instants. */
enum TableConvention {

    /** Ours: milliseconds since the epoch. */
    STANDARD("%s", "?"),

    /** Auth.js's for PostgreSQL: instants, which we read and write as milliseconds all the same. */
    AUTH_JS("floor(extract(epoch from %s) * 1000)::bigint", "to_timestamp(? / 1000.0)");

    /** The names of {@code @auth/pg-adapter} (wire.md#shared-database); columns that it lacks begin with our name. */
    static final Map<String, String> AUTH_JS_NAMES = Map.ofEntries(
            entry("users", "users"),
            entry("accounts", "accounts"),
            entry("sessions", "sessions"),
            entry("tokens", "verification_token"),
            entry("state", "latchkey_state"),
            entry("records", "latchkey_records"),
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
            entry("tokens.token_hash", "token"));

    /** Makes milliseconds of a column. */
    final String reading;

    /** Makes an instant of a parameter in milliseconds. */
    final String writing;

    TableConvention(String reading, String writing) {
        this.reading = reading;
        this.writing = writing;
    }
}
