package dev.latchkey.cli;

import dev.latchkey.store.jdbc.Tables;

/**
 * How the tables, or the keys of Redis, are named.
 *
 * @param prefix what their names begin with; empty for the standard
 * @param authJs whether they are the tables that Auth.js shares
 */
record TableNames(String prefix, boolean authJs) {

    /** Returns what the names of the tables begin with; empty for the tables of Auth.js. */
    String tablePrefix() {
        return authJs ? "" : prefix.isEmpty() ? "latchkey_" : prefix;
    }

    Tables tables() {
        if (authJs && !prefix.isEmpty()) {
            throw CommandFailure.usage("The tables of Auth.js have no prefix");
        }
        return authJs ? Tables.authJs() : Tables.standard(tablePrefix());
    }

    String keyPrefix() {
        return prefix.isEmpty() ? "latchkey:" : prefix;
    }
}
