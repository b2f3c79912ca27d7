package dev.latchkey.jdbcguard;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Refuses SQL that begins or ends a transaction, or that changes settings of the guard. The check catches mistakes, not
 * attacks.
 */
final class SqlCheck {

    /** String literals (with backslashes, without, in dollars), quoted names and comments. */
    private static final Pattern QUOTED = Pattern.compile("(?is)(?<!\\w)e'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|'[^']*+'"
            + "|\"[^\"]*+\"|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*+|/\\*.*?\\*/");

    private static final Pattern TRANSACTION = Pattern.compile(
            "(?i)(?:^|;)\\s*(?:begin|start|commit|end|rollback|abort|discard|prepare\\s+transaction)\\b");

    private static final Pattern SETTING = Pattern.compile(
            "(?is)\\b(?:re)?set\\s+(?:session\\s+|local\\s+)?" + "\"?latchkey\"?\\s*\\.|\\bset_config\\b.*\\blatchkey");

    private SqlCheck() {}

    static void refuse(String sql) throws SQLException {
        String bare = QUOTED.matcher(sql).replaceAll(" ");
        if (SETTING.matcher(sql).find() || TRANSACTION.matcher(bare).find()) {
            throw new SQLException("Transactions and settings latchkey.* are not for SQL: use Connection", "42501");
        }
    }
}
