package dev.latchkey.bench.password;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Notes the SQL of each statement that one thread sends to a database, connection by connection: the thread that makes
 * the log. Housekeeping, which a sign-in starts on another thread, does not count.
 */
final class StatementLog {

    private final Thread noted = Thread.currentThread();
    private final List<List<String>> connections = new ArrayList<>();

    /** A database that does the same as {@code real}, and whose statements are noted. */
    DataSource of(DataSource real) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object answer = call(real, method, arguments);
            return answer instanceof Connection connection ? connection(connection) : answer;
        });
    }

    private synchronized Connection connection(Connection real) {
        if (Thread.currentThread() != noted) {
            return real;
        }
        List<String> statements = new ArrayList<>();
        connections.add(statements);
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = call(real, method, arguments);
            return answer instanceof PreparedStatement statement
                    ? statement(statement, () -> statements.add(String.valueOf(Objects.requireNonNull(arguments)[0])))
                    : answer;
        });
    }

    private static PreparedStatement statement(PreparedStatement real, Runnable note) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                note.run();
            }
            return call(real, method, arguments);
        });
    }

    /** The statements of each connection that was taken since the last call, in their order. */
    synchronized List<List<String>> take() {
        List<List<String>> taken = connections.stream().map(List::copyOf).toList();
        connections.clear();
        return taken;
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
