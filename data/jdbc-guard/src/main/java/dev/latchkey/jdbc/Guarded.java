package dev.latchkey.jdbc;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Struct;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a connection and of everything that comes out of it. Each call is for the holder of the lease
 * only, what executes SQL does so in a transaction that has been told, and no object of the driver gets out.
 */
final class Guarded implements InvocationHandler {

    /** What leads back to a connection or reads from one; the more special type comes first. */
    private static final List<Class<?>> TYPES = List.of(
            Connection.class,
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            Array.class,
            NClob.class,
            Clob.class,
            Blob.class,
            SQLXML.class,
            Struct.class,
            Ref.class);

    /** Anybody may tidy up: they reveal nothing and write nothing. */
    private static final Set<String> TIDYING = Set.of("close", "isClosed", "cancel", "abort", "free");

    private static final Set<String> ENDS_TRANSACTION = Set.of("commit", "rollback", "setAutoCommit");
    private static final Set<String> WRITES_ROW = Set.of("insertRow", "updateRow", "deleteRow", "refreshRow");

    private final Lease lease;
    private final Object target;
    private final Class<?> type;
    private final @Nullable Object connection;
    private final @Nullable Object maker;

    private Guarded(Lease lease, Object target, Class<?> type, @Nullable Object connection, @Nullable Object maker) {
        this.lease = lease;
        this.target = target;
        this.type = type;
        this.connection = connection;
        this.maker = maker;
    }

    static Connection connection(Lease lease, Connection raw) {
        return (Connection) proxy(new Guarded(lease, raw, Connection.class, null, null));
    }

    private static Object proxy(Guarded handler) {
        return Proxy.newProxyInstance(Guarded.class.getClassLoader(), new Class<?>[] {handler.type}, handler);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "Guarded" + type.getSimpleName(); // a driver's own may show parameters
            case "isWrapperFor" -> isInstance(arguments[0], proxy);
            case "unwrap" -> unwrap(arguments[0], proxy);
            default -> TIDYING.contains(method.getName()) ? tidy(method, arguments) : guard(proxy, method, arguments);
        };
    }

    private @Nullable Object tidy(Method method, @Nullable Object[] arguments) throws Exception {
        if (method.getName().equals("close") && type == Connection.class) {
            lease.close();
            return null;
        }
        return call(method, arguments);
    }

    private @Nullable Object guard(Object proxy, Method method, @Nullable Object[] arguments) throws Exception {
        lease.check();
        String name = method.getName();
        Object root = type == Connection.class ? proxy : connection;
        if (name.equals("getConnection")) {
            return root;
        }
        if (name.equals("getStatement") && maker instanceof Statement) {
            return maker;
        }
        if (lease.binds() && arguments.length > 0 && arguments[0] instanceof String sql && takesSql(name)) {
            ControlSql.refuse(sql);
        }
        if (name.equals("setSavepoint")) {
            lease.bindTransaction();
        } else if (type == Connection.class && ENDS_TRANSACTION.contains(name)) {
            lease.unbind();
        }
        Object result = executes(name) ? lease.execute(target, () -> call(method, arguments)) : call(method, arguments);
        return wrap(result, root, proxy);
    }

    private static boolean takesSql(String method) {
        return method.startsWith("prepare") || method.startsWith("execute") || method.equals("addBatch");
    }

    private boolean executes(String method) {
        return target instanceof Statement ? method.startsWith("execute") : WRITES_ROW.contains(method);
    }

    private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Exception {
        @Nullable Object[] raw = arguments.clone();
        for (int i = 0; i < raw.length; i++) {
            Object argument = raw[i];
            if (argument != null
                    && Proxy.isProxyClass(argument.getClass())
                    && Proxy.getInvocationHandler(argument) instanceof Guarded guarded) {
                raw[i] = guarded.target; // the driver is handed its own objects back
            }
        }
        try {
            return method.invoke(target, raw);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private @Nullable Object wrap(@Nullable Object result, @Nullable Object root, Object proxy) {
        for (Class<?> candidate : TYPES) {
            if (candidate.isInstance(result)) {
                return proxy(new Guarded(lease, result, candidate, root, proxy));
            }
        }
        return result;
    }

    private static boolean isInstance(@Nullable Object wanted, Object proxy) {
        return ((Class<?>) requireNonNull(wanted, "iface")).isInstance(proxy);
    }

    private static Object unwrap(@Nullable Object wanted, Object proxy) throws SQLException {
        if (isInstance(wanted, proxy)) {
            return proxy;
        }
        throw new SQLException("The guard does not hand out what it guards; ask the pool itself");
    }
}
