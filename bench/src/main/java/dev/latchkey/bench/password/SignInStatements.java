package dev.latchkey.bench.password;

import dev.latchkey.store.jdbc.JdbcStore;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * What a sign-in asks of the database.
 *
 * @param password statements until the password is known to be right
 * @param session statements from there on: the session is begun, and may stay
 */
record SignInStatements(List<String> password, List<String> session) {

    private static final String SESSION_BEGINS = "insert latchkey_sessions";
    private static final Pattern VERB_AND_TABLE =
            Pattern.compile("^\\s*(\\w+).*?(latchkey_\\w+)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Those of one sign-in, with the tables in H2. */
    static SignInStatements count() {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:statements", "bench", "");
        StatementLog log = new StatementLog();
        try (SignInApplication application =
                new SignInApplication(JdbcStore.of(log.of(database)).migrate())) {
            log.take();
            application.signIn();
            return of(log.take());
        } finally {
            database.dispose();
        }
    }

    /** The session begins with the connection that adds its row. */
    private static SignInStatements of(List<List<String>> connections) {
        int begun = 0;
        while (connections.get(begun).stream().noneMatch(sql -> inShort(sql).equals(SESSION_BEGINS))) {
            begun++;
        }
        return new SignInStatements(
                inShort(connections.subList(0, begun)), inShort(connections.subList(begun, connections.size())));
    }

    private static List<String> inShort(List<List<String>> connections) {
        return connections.stream()
                .flatMap(List::stream)
                .map(SignInStatements::inShort)
                .toList();
    }

    private static String inShort(String sql) {
        Matcher parts = VERB_AND_TABLE.matcher(sql);
        return parts.find() ? String.valueOf(parts.group(1)).toLowerCase(Locale.ROOT) + " " + parts.group(2) : sql;
    }
}
