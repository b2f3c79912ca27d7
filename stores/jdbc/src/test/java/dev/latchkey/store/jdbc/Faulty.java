package dev.latchkey.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections fail at some calls. */
final class Faulty {

    private Faulty() {}

    /** Throws, or lets the call happen. */
    interface Fault {
        void at(Connection real, String call) throws SQLException;
    }

    static DataSource source(DataSource real, Fault fault) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object answer = method.invoke(real, arguments);
            return answer instanceof Connection connection ? connection(connection, fault) : answer;
        });
    }

    private static Connection connection(Connection real, Fault fault) {
        return proxy(Connection.class, (method, arguments) -> {
            fault.at(real, method.getName());
            return method.invoke(real, arguments);
        });
    }

    private interface Call {
        @Nullable
        Object of(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments == null ? new Object[0] : arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
