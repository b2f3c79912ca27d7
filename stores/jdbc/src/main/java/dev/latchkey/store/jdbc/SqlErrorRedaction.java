package dev.latchkey.store.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of a statement out of the database's complaint about it: drivers and servers quote them, and the
 * complaint goes to the log. Names of tables, columns and constraints stay.
 */
final class SqlErrorRedaction {

    private static final String GONE = "?";

    /** A shorter value says nothing of anybody, and is part of many words. */
    private static final int SHORTEST_VALUE = 3;

    /** Shorter parts of a value than this may be the name of a column by chance. */
    private static final int SHORTEST_PART = 8;

    /** H2 lists a whole row; MariaDB quotes what it has cut or escaped, apostrophes and all. */
    private static final Pattern LISTED =
            Pattern.compile("(VALUES) \\(.*\\)|((?:entry|value):?) '.*'(?= for (?:key|column))");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("[\\w.$ ():-]{0,128}");

    private SqlErrorRedaction() {}

    /** The same complaint without {@code values} and without what follows the first line. */
    static SQLException of(SQLException complaint, @Nullable Object... values) {
        SQLException real = complaint instanceof BatchUpdateException && complaint.getNextException() != null
                ? complaint.getNextException() // the batch's own quotes the statement with its values
                : complaint;
        SQLException redacted =
                new SQLException(words(real, values), SqlErrors.state(complaint), complaint.getErrorCode());
        redacted.setStackTrace(complaint.getStackTrace());
        return redacted;
    }

    private static String words(SQLException complaint, @Nullable Object... values) {
        List<String> texts = Stream.of(values)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(text -> !text.isBlank() && text.length() >= SHORTEST_VALUE)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String words = String.valueOf(complaint.getMessage());
        for (String text : texts) {
            words = words.replace(text, GONE);
        }
        String line = words.lines().findFirst().orElse("");
        line = LISTED.matcher(line)
                .replaceAll(found -> (found.group(1) != null ? found.group(1) : found.group(2)) + " " + GONE);
        return QUOTED.matcher(line).replaceAll(found -> Matcher.quoteReplacement(quoted(found, texts)));
    }

    private static String quoted(MatchResult found, List<String> texts) {
        String inside = Objects.requireNonNullElseGet(found.group(1), () -> String.valueOf(found.group(2)));
        boolean part = inside.length() >= SHORTEST_PART && texts.stream().anyMatch(text -> text.contains(inside));
        return part || !NAME.matcher(inside).matches() ? GONE : found.group();
    }
}
