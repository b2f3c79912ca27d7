package dev.latchkey.jdbc;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * SQL that goes behind the guard's back: that begins or ends a transaction, or sets what only the guard sets. This
 * catches mistakes. Who can make the application run SQL of their own choosing can also hide it from here.
 */
final class ControlSql {

    /** String literals (with backslashes, without, in dollars), quoted names and comments. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?<!\\w)e'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|'[^']*+'|\"[^\"]*+\""
                    + "|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern TRANSACTION = Pattern.compile(
            "(?:^|;)\\s*(?:begin|start|commit|end|rollback|abort|discard|prepare\\s+transaction)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SETTING = Pattern.compile(
            "\\b(?:re)?set\\s+(?:session\\s+|local\\s+)?\"?latchkey\"?\\s*\\.|\\bset_config\\b.*\\blatchkey",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private ControlSql() {}

    static void refuse(String sql) throws SQLException {
        if (SETTING.matcher(sql).find()) {
            throw new SQLException("Settings named latchkey.* are the guard's to set", "42501");
        }
        if (TRANSACTION.matcher(QUOTED.matcher(sql).replaceAll(" ")).find()) {
            throw new SQLException(
                    "Transactions are begun and ended with Connection.setAutoCommit, commit and rollback, not with SQL",
                    "42501");
        }
    }
}
