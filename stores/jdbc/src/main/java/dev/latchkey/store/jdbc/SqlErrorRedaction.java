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
 * Removes the values of a statement from the message of an exception, because drivers and servers quote values, and the
 * message is logged. Names of tables, columns and constraints stay in the message.
 */
final class SqlErrorRedaction {

    private static final String GONE = "?";

    /**
     * The length of the shortest value that is removed. Shorter values reveal nothing about a user, and are part of
     * many words.
     */
    private static final int SHORTEST_VALUE = 3;

    /**
     * The length of the shortest part of a value that is removed. A shorter part may equal the name of a column by
     * chance.
     */
    private static final int SHORTEST_PART = 8;

    /**
     * Matches the whole row that H2 lists, and the value that MariaDB quotes, which may be cut or escaped and may
     * contain apostrophes.
     */
    private static final Pattern LISTED =
            Pattern.compile("(VALUES) \\(.*\\)|((?:entry|value):?) '.*'(?= for (?:key|column))");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("[\\w.$ ():-]{0,128}");

    private SqlErrorRedaction() {}

    /** Returns the same exception with only the first line of the message, without {@code values}. */
    static SQLException of(SQLException complaint, @Nullable Object... values) {
        SQLException real = complaint instanceof BatchUpdateException && complaint.getNextException() != null
                ? complaint.getNextException() // the message of the batch quotes the statement with its values
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
