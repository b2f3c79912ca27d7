package dev.latchkey.store.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Inserts the names of an application's tables into SQL templates. In a template, <code>{users}</code> is a table,
 * <code>{users.id}</code> a column, <code>{ms sessions.expires}</code> an instant as milliseconds, and <code>{at
 * sessions.expires}</code> a parameter that is an instant for this column. If the table has an alias, the alias comes
 * first (<code>{ms s.sessions.expires}</code>).
 *
 * @param quote the database's quotation mark for names
 * @param withoutZone the columns with instants whose type has no time zone, such as {@code sessions.expires}; their
 *     values are in UTC
 */
record SqlNames(Tables tables, String quote, Set<String> withoutZone) {

    private static final String AT = "at ";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(ms |at )?((?:\\w\\.)?)(\\w+(?:\\.\\w+)?)}");

    SqlNames {
        withoutZone = Set.copyOf(withoutZone);
    }

    /** Names for tables whose columns nobody has looked at. */
    SqlNames(Tables tables, String quote) {
        this(tables, quote, Set.of());
    }

    String sql(String template) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> Matcher.quoteReplacement(written(found)));
    }

    private String written(MatchResult found) {
        String what = requireNonNull(found.group(3));
        String form = found.group(1);
        if (AT.equals(form)) {
            String writing = tables.layout.writing;
            return withoutZone.contains(what) ? "(" + writing + " at time zone 'UTC')" : writing;
        }
        String name = found.group(2) + of(what);
        return form == null ? name : String.format(tables.layout.reading, name);
    }

    /** Returns the name of a table, or the name of a column without the table. */
    String of(String what) {
        String real = what.equals("accounts.issuer") && !tables.hasIssuers() ? "accounts.provider" : what;
        @Nullable String name = tables.nameOf(real);
        if (name != null) {
            return quote + name.replace(".", quote + "." + quote) + quote;
        }
        int dot = real.indexOf('.');
        return dot < 0 ? tables.prefix + real : real.substring(dot + 1);
    }
}
