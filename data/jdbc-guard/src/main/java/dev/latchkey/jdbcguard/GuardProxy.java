package dev.latchkey.jdbcguard;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dynamic proxy for a connection and for each object that the connection returns. It lets only the session call that
 * the connection was given to, runs SQL only in a transaction with that session's settings, and never returns an object
 * of the driver itself.
 */
record GuardProxy(
        BoundConnection connection,
        Object target,
        Class<?> type,
        @Nullable Object maker) implements InvocationHandler {

    private static final Set<String> ENDS_TRANSACTION = Set.of("commit", "rollback", "setAutoCommit");
    private static final Set<String> WRITES_ROW = Set.of("insertRow", "updateRow", "deleteRow", "refreshRow");

    Object proxy() {
        return Proxy.newProxyInstance(GuardProxy.class.getClassLoader(), new Class<?>[] {type}, this);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy equals itself
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "Guarded" + type.getSimpleName(); // a driver's own may show parameters
            case "isWrapperFor" -> asked(arguments).isInstance(proxy);
            case "unwrap" -> GuardedDataSource.unwrap(proxy, asked(arguments));
            case "close", "isClosed", "cancel", "abort", "free" -> tidy(method, arguments);
            default -> guard(proxy, method, arguments);
        };
    }

    private static Class<?> asked(@Nullable Object[] arguments) {
        return (Class<?>) requireNonNull(arguments[0], "type");
    }

    /** Calls that any session may make, because they reveal nothing and write nothing. */
    private @Nullable Object tidy(Method method, @Nullable Object[] arguments) throws Exception {
        if (target instanceof Connection && method.getName().equals("close")) {
            connection.end();
        }
        return call(method, arguments);
    }

    private @Nullable Object guard(Object proxy, Method method, @Nullable Object[] arguments) throws Exception {
        connection.check();
        String name = method.getName();
        if (name.equals("getConnection")) {
            return connection.guarded;
        }
        if (name.equals("getStatement") && maker instanceof Statement) {
            return maker;
        }
        boolean takesSql = name.startsWith("prepare") || name.startsWith("execute") || name.equals("addBatch");
        if (takesSql && connection.binds && arguments.length > 0 && arguments[0] instanceof String sql) {
            SqlCheck.refuse(sql);
        }
        if (target instanceof Connection && ENDS_TRANSACTION.contains(name)) {
            connection.bound =
                    false; // perhaps: the transaction is over, or rolled back to before PostgreSQL got the settings
        }
        boolean executes = target instanceof Statement ? name.startsWith("execute") : WRITES_ROW.contains(name);
        Object result = executes ? connection.execute(target, () -> call(method, arguments)) : call(method, arguments);
        return guarded(result, method.getReturnType(), requested(method, arguments), proxy);
    }

    private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Exception {
        @Nullable Object[] raw = arguments.clone();
        for (int i = 0; i < raw.length; i++) {
            Object argument = raw[i];
            if (argument instanceof Proxy && Proxy.getInvocationHandler(argument) instanceof GuardProxy guarded) {
                raw[i] = guarded.target; // the driver is handed its own objects back
            }
        }
        try {
            return method.invoke(target, raw);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    /**
     * Returns the proxy for an object of the driver. The declared type is not enough, because {@code getObject} and the
     * elements of an array declare none.
     *
     * @throws SQLException if the proxy does not have the class that the caller asked for
     */
    private @Nullable Object guarded(@Nullable Object result, Class<?> declared, @Nullable Class<?> asked, Object proxy)
            throws SQLException {
        if (result instanceof Object[] several) {
            return all(several, proxy);
        }
        if (GuardedStreams.isStream(result)) {
            return GuardedStreams.of(connection, result);
        }
        Class<?> as = ProxiedInterfaces.of(result, declared);
        if (result == null || as == null) {
            return result;
        }
        Object guarded = new GuardProxy(connection, result, as, proxy).proxy();
        return asked == null ? guarded : GuardedDataSource.unwrap(guarded, asked);
    }

    private Object[] all(Object[] several, Object proxy) throws SQLException {
        Object[] guarded = several.clone();
        for (int i = 0; i < guarded.length; i++) {
            Object element = guarded(several[i], Object.class, null, proxy);
            if (element != null) {
                guarded[i] = GuardedDataSource.unwrap(
                        element, requireNonNull(several.getClass().getComponentType()));
            }
        }
        return guarded;
    }

    private static @Nullable Class<?> requested(Method method, @Nullable Object[] arguments) {
        boolean generic = method.getName().equals("getObject") && arguments.length > 1;
        return generic && arguments[1] instanceof Class<?> type ? type : null;
    }
}
