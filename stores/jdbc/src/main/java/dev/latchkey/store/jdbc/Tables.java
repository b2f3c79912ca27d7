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
 * What the tables of a {@link JdbcStore} and their columns are called. Immutable. Names that are set here are written
 * in quotes, exactly as they are said: in capitals where the database made capitals of them.
 */
public final class Tables {

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "users", List.of("id", "name", "email", "email_verified", "image"),
            "accounts", List.of("issuer", "subject", "provider", "type", "user_id", "tokens"),
            "sessions",
                    List.of(
                            "token_hash",
                            "user_id",
                            "provider",
                            "signed_in_at",
                            "address",
                            "user_agent",
                            "expires",
                            "data"),
            "tokens", List.of("identifier", "token_hash", "expires"),
            "state", List.of("name", "content", "expires"),
            "records", List.of("kind", "id", "user_id", "group_key", "content", "version", "expires"),
            "migrations", List.of("version"));

    private static final String ISSUER = "accounts.issuer";
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,29})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern TABLE = Pattern.compile(NAME + "(\\." + NAME + ")?");
    private static final Pattern URL = Pattern.compile("https?://.+");

    final Layout layout;
    final String prefix;

    /** Whether the database makes the ids of users, as numbers. */
    final boolean generatedIds;

    private final Map<String, String> names;
    private final Map<String, String> issuers;

    private Tables(
            Layout layout,
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
     * Latchkey's own tables: {@code users}, {@code accounts}, {@code sessions}, {@code tokens}, {@code state} and
     * {@code records} behind {@code prefix}, and {@code migrations}, which only {@link JdbcStore#migrate} uses.
     *
     * @throws IllegalArgumentException if {@code prefix} is not at most 30 letters, digits and underscores
     */
    public static Tables standard(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("A prefix of tables has letters, digits and underscores: " + prefix);
        }
        return new Tables(Layout.STANDARD, prefix, false, Map.of(), Map.of());
    }

    /**
     * The tables of Auth.js's adapter for PostgreSQL ({@code @auth/pg-adapter}), for one database under both: users
     * have numbers that the database makes, and an account's key is the provider's id with the account's. There is no
     * place for an issuer, so each OpenID provider needs {@link #issuer}.
     */
    public static Tables authJs() {
        return new Tables(Layout.AUTH_JS, "", true, Layout.AUTH_JS_NAMES, Map.of());
    }

    /** These tables with users whose ids are texts, made by the side that adds the user; for {@link #authJs}. */
    public Tables textIds() {
        return new Tables(layout, prefix, false, names, issuers);
    }

    /**
     * Declares that the accounts of {@code provider} are those that {@code issuer} vouches for, whether Auth.js or
     * Latchkey wrote them. Only call this if the provider of that id is this issuer, and no other, in every application
     * that writes to the tables; otherwise two people could share an account.
     *
     * @param provider its id in Auth.js and here, such as {@code google}
     * @param issuer as in its ID tokens, such as {@code https://accounts.google.com}
     * @throws IllegalArgumentException if the issuer is no URL, or has or had another meaning
     * @throws IllegalStateException unless these are tables of {@link #authJs}: others keep each account's issuer
     */
    public Tables issuer(String provider, String issuer) {
        if (layout != Layout.AUTH_JS) {
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
     * These tables with another name for one.
     *
     * @param table {@code users}, {@code accounts}, {@code sessions}, {@code tokens}, {@code state}, {@code records} or
     *     {@code migrations}
     * @param name at most 63 letters, digits and underscores, or a schema, a dot and a name
     * @throws IllegalArgumentException if there is no such table, or that is no name, or another table's
     */
    public Tables table(String table, String name) {
        if (!COLUMNS.containsKey(table)) {
            throw new IllegalArgumentException("No table " + table + ", only " + new TreeSet<>(COLUMNS.keySet()));
        }
        return renamed(table, name, TABLE, COLUMNS.keySet());
    }

    /**
     * These tables with another name for a column.
     *
     * @param column such as {@code users.email_verified}: as in the files of {@link #standard}, behind its table
     * @param name at most 63 letters, digits and underscores
     * @throws IllegalArgumentException if there is no such column, or that is no name, or another column's
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

    /** The name that was set for a table or column; {@code null}: none. */
    @Nullable
    String nameOf(String what) {
        return names.get(what);
    }

    static Set<String> all() {
        return COLUMNS.keySet();
    }

    /** The columns of a table, such as {@code users.id}; those that this layout has. */
    Set<String> columns(String table) {
        Set<String> columns = new TreeSet<>();
        for (String column : COLUMNS.getOrDefault(table, List.of())) {
            columns.add(table + "." + column);
        }
        if (!hasIssuers()) {
            columns.remove(ISSUER);
        }
        return columns;
    }

    /** These tables with the names that they have in our files. */
    Tables unchanged() {
        return layout == Layout.AUTH_JS ? authJs() : new Tables(layout, "${prefix}", generatedIds, Map.of(), Map.of());
    }

    /** Whether an account's issuer has a column. */
    boolean hasIssuers() {
        return layout == Layout.STANDARD;
    }

    /**
     * What the accounts of an issuer are kept under; {@code null}: nothing, whatever there is.
     *
     * @throws IllegalStateException if there is no place for it
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

    /** The issuer of the accounts that are kept under {@code key}. */
    String issuerOf(String key) {
        return hasIssuers() ? key : issuers.getOrDefault(key, key);
    }

    /** The id of a user as a value for the database; {@code null}: it is nobody's. */
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
