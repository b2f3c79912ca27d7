package dev.latchkey.store.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the tables and columns of a {@link JdbcStore}. The object is immutable, so each method that sets a name returns
 * a changed copy. A name that the application sets is quoted in SQL, and so is case-sensitive. If the database stores
 * the name in capitals, the application must set it in capitals.
 */
public final class Tables {

    private static final String AUTHENTICATORS = "authenticators";

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "users",
            List.of("id", "name", "email", "email_verified", "image"),
            "accounts",
            List.of("issuer", "subject", "provider", "type", "user_id", "tokens"),
            "sessions",
            List.of("token_hash", "user_id", "provider", "signed_in_at", "address", "user_agent", "expires", "data"),
            "tokens",
            List.of("identifier", "token_hash", "expires"),
            "state",
            List.of("name", "content", "expires"),
            "records",
            List.of("kind", "id", "user_id", "group_key", "content", "version", "expires"),
            AUTHENTICATORS,
            List.of(
                    "credential_id",
                    "user_id",
                    "subject",
                    "public_key",
                    "counter",
                    "device_type",
                    "backed_up",
                    "transports",
                    "data",
                    "version"),
            "migrations",
            List.of("version"));

    private static final String ISSUER = "accounts.issuer";
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,29})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern TABLE = Pattern.compile(NAME + "(\\." + NAME + ")?");
    private static final Pattern URL = Pattern.compile("https?://.+");

    final TableConvention layout;
    final String prefix;

    /** Whether the database generates the ids of users, as numbers. */
    final boolean generatedIds;

    private final Map<String, String> names;
    private final Map<String, String> issuers;

    private Tables(
            TableConvention layout,
            String prefix,
            boolean generatedIds,
            Map<String, String> names,
            Map<String, String> issuers) {
        this.layout = layout;
        this.prefix = prefix;
        this.generatedIds = generatedIds;
        this.names = Map.copyOf(names);
        this.issuers = Map.copyOf(issuers);
    }

    /**
     * Returns Latchkey's own tables: {@code users}, {@code accounts}, {@code sessions}, {@code tokens}, {@code state}
     * and {@code records}, each with {@code prefix} in front, and {@code migrations}, which is used only by
     * {@link JdbcStore#migrate}.
     *
     * @throws IllegalArgumentException if {@code prefix} is not at most 30 letters, digits and underscores
     */
    public static Tables standard(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("A prefix of tables has letters, digits and underscores: " + prefix);
        }
        return new Tables(TableConvention.STANDARD, prefix, false, Map.of(), Map.of());
    }

    /**
     * Returns the tables of Auth.js's adapter for PostgreSQL ({@code @auth/pg-adapter}), for a database that Auth.js
     * and Latchkey share. The database generates numbers as user ids. An account is found by the ids of provider and
     * account. The tables have no column for an issuer, so call {@link #issuer} for each OpenID provider.
     */
    public static Tables authJs() {
        return new Tables(TableConvention.AUTH_JS, "", true, TableConvention.AUTH_JS_NAMES, Map.of());
    }

    /**
     * Returns these tables with texts as user ids, which the application generates when it adds a user. This is for
     * tables of {@link #authJs}.
     */
    public Tables textIds() {
        return new Tables(layout, prefix, false, names, issuers);
    }

    /**
     * Declares that all accounts of {@code provider} in these tables are accounts at {@code issuer}. Only call this
     * method if the provider has this issuer in every application that writes to the tables. Otherwise two people could
     * share an account.
     *
     * @param provider the id of the provider in Auth.js and in Latchkey, such as {@code google}
     * @param issuer the issuer in the provider's ID tokens, such as {@code https://accounts.google.com}
     * @throws IllegalArgumentException if {@code issuer} is not a URL, or if {@code issuer} or {@code provider} was
     *     declared before
     * @throws IllegalStateException if these are not tables of {@link #authJs}, because other tables have a column for
     *     the issuer
     */
    public Tables issuer(String provider, String issuer) {
        if (layout != TableConvention.AUTH_JS) {
            throw new IllegalStateException("These tables keep the issuer of each account");
        }
        if (!URL.matcher(issuer).matches()) {
            throw new IllegalArgumentException("An issuer is a URL, not " + issuer);
        }
        if (issuers.containsKey(provider) || issuers.containsValue(issuer)) {
            throw new IllegalArgumentException("A provider has one issuer, and an issuer one provider: " + provider);
        }
        return new Tables(layout, prefix, generatedIds, names, with(issuers, requireNonNull(provider), issuer));
    }

    /**
     * Returns these tables, with another name for one table.
     *
     * @param table {@code users}, {@code accounts}, {@code sessions}, {@code tokens}, {@code state}, {@code records},
     *     {@code migrations} or, of {@link #authJs} alone, {@code authenticators}
     * @param name at most 63 letters, digits and underscores, or a schema, a dot and a name
     * @throws IllegalArgumentException if there is no such table, if the name is malformed, or if another table has the
     *     name
     */
    public Tables table(String table, String name) {
        if (!all().contains(table)) {
            throw new IllegalArgumentException("No table " + table + ", only " + all());
        }
        return renamed(table, name, TABLE, all());
    }

    /**
     * Returns these tables with another name for a column.
     *
     * @param column the table and the column, as in {@link #standard}, such as {@code users.email_verified}
     * @param name at most 63 letters, digits and underscores
     * @throws IllegalArgumentException if there is no such column, if the name is malformed, or if another column has
     *     the name
     */
    public Tables column(String column, String name) {
        String table = column.replaceFirst("\\..*", "");
        Set<String> columns = columns(table);
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("No column " + column + " in " + table + ", only " + columns);
        }
        return renamed(column, name, NAME, columns);
    }

    private Tables renamed(String what, String name, Pattern form, Set<String> others) {
        if (!form.matcher(name).matches()) {
            throw new IllegalArgumentException("A name has letters, digits and underscores: " + name);
        }
        if (others.stream().anyMatch(other -> !other.equals(what) && name.equals(nameOf(other)))) {
            throw new IllegalArgumentException("There is a " + name + " already");
        }
        return new Tables(layout, prefix, generatedIds, with(names, what, name), issuers);
    }

    /** Returns the name that was set for a table or column; {@code null} if no name was set. */
    @Nullable
    String nameOf(String what) {
        return names.get(what);
    }

    /** Returns the tables of this layout. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(COLUMNS.keySet());
        if (!hasAuthenticators()) {
            all.remove(AUTHENTICATORS);
        }
        return all;
    }

    /** Returns the columns of a table in this layout, such as {@code users.id}. */
    Set<String> columns(String table) {
        Set<String> columns = new TreeSet<>();
        if (all().contains(table)) {
            COLUMNS.getOrDefault(table, List.of()).forEach(column -> columns.add(table + "." + column));
        }
        if (!hasIssuers()) {
            columns.remove(ISSUER);
        }
        return columns;
    }

    /** Returns these tables with the names in the migration files. */
    Tables unchanged() {
        return layout == TableConvention.AUTH_JS
                ? authJs()
                : new Tables(layout, "${prefix}", generatedIds, Map.of(), Map.of());
    }

    /** Returns whether the tables have a column for the issuer of an account. */
    boolean hasIssuers() {
        return layout == TableConvention.STANDARD;
    }

    /** Returns whether passkeys are in a table of Auth.js. */
    boolean hasAuthenticators() {
        return layout == TableConvention.AUTH_JS;
    }

    /**
     * Returns the key under which the tables keep the accounts of an issuer; {@code null} if the tables cannot contain
     * accounts of this issuer.
     *
     * @throws IllegalStateException if the tables have no place for this issuer
     */
    @Nullable
    String keyOf(String issuer) {
        if (hasIssuers()) {
            return issuer;
        }
        for (Map.Entry<String, String> known : issuers.entrySet()) {
            if (known.getValue().equals(issuer)) {
                return known.getKey();
            }
        }
        if (URL.matcher(issuer).matches()) {
            throw new IllegalStateException("Tables.authJs() keeps no issuers: say which provider " + issuer
                    + " is, with issuer(\"…\", \"" + issuer + "\")");
        }
        return issuers.containsKey(issuer) ? null : issuer;
    }

    /** Returns the issuer of the accounts under {@code key}. */
    String issuerOf(String key) {
        return hasIssuers() ? key : issuers.getOrDefault(key, key);
    }

    /** Returns the id of a user as a value for the database; {@code null} if no user can have this id. */
    @Nullable
    Object idOf(String id) {
        if (!generatedIds) {
            return id;
        }
        return id.matches("[1-9][0-9]{0,8}|1[0-9]{9}|20[0-9]{8}") ? Long.valueOf(id) : null;
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
