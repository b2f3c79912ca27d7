package dev.latchkey.store.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the table and column names in Latchkey's migration files by the application's names. The files contain real
 * names instead of placeholders, so they can also be applied directly. Each statement creates or changes one table, and
 * names other tables only after {@code references}.
 */
final class MigrationRenaming {

    private static final Pattern SUBJECT = Pattern.compile("\\b(?:table(?: if not exists)?|on) (\\S+)");
    private static final Pattern WORD =
            Pattern.compile("references (\\S+) \\((\\S+?)\\)|\\$\\{prefix}\\w+|\"\\w+\"|\\w+");

    private static final Pattern INDEX = Pattern.compile("\\$\\{prefix}([a-z]+)_(\\w+)");
    private static final int LONGEST = 40; // the name of an index, with this name in front, has at most 63 characters
    private static final int KEPT = 31;

    private final Tables tables;

    /** The table names in the files, with the application's names for them. */
    private final Map<String, String> tableNames = new HashMap<>();

    private final Map<String, Map<String, String>> columnNames = new HashMap<>();

    MigrationRenaming(SqlNames names) {
        this.tables = names.tables();
        SqlNames plain = new SqlNames(tables.unchanged(), "\"");
        for (String table : tables.all()) {
            String written = inFile(plain.of(table));
            tableNames.put(written, names.of(table));
            Map<String, String> columns = new HashMap<>();
            for (String column : tables.columns(table)) {
                columns.put(inFile(plain.of(column)), names.of(column));
            }
            columnNames.put(written, columns);
        }
    }

    /** Returns a statement of a file with the application's names. */
    String of(String statement) {
        Matcher subject = SUBJECT.matcher(statement);
        Map<String, String> columns = subject.find() ? columnNames.getOrDefault(subject.group(1), Map.of()) : Map.of();
        return WORD.matcher(statement)
                .replaceAll(word -> Matcher.quoteReplacement(renamed(word, columns)))
                .replace("${prefix}", tables.prefix)
                .replace("${id}", tables.generatedIds ? "serial" : "text default gen_random_uuid()")
                .replace("${user_id}", tables.generatedIds ? "integer" : "text");
    }

    private String renamed(MatchResult word, Map<String, String> columns) {
        String other = word.group(1);
        if (other != null) {
            String id = columnNames.getOrDefault(other, Map.of()).getOrDefault(word.group(2), word.group(2));
            return "references " + tableNames.getOrDefault(other, other) + " (" + id + ")";
        }
        return tableNames.getOrDefault(word.group(), columns.getOrDefault(word.group(), index(word.group())));
    }

    /**
     * Returns the name of an index. The name starts with the name of the table, so that a second table with another
     * name gets an index of its own.
     */
    private String index(String word) {
        Matcher index = INDEX.matcher(word);
        String name = index.matches() ? tables.nameOf(requireNonNull(index.group(1))) : null;
        return name == null ? word : cut(name).replace('.', '_') + "_" + index.group(2);
    }

    /** Shortens a name that is too long. Names that differ only in the part that is cut off still differ. */
    private static String cut(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, KEPT) + "_" + HexFormat.of().toHexDigits(name.hashCode());
    }

    /** Returns the name as the migration files write it, which is quoted if the name has capital letters. */
    private static String inFile(String name) {
        String bare = name.replace("\"", "");
        return bare.equals(bare.toLowerCase(Locale.ROOT)) ? bare : name;
    }
}
