package dev.latchkey.jdbcguard;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JDBC interfaces whose objects can give access to the driver's connection. */
final class ProxiedInterfaces {

    /** The interfaces, each before its superinterfaces. */
    private static final List<Class<?>> ALL = List.of(
            ResultSet.class,
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            Connection.class,
            DatabaseMetaData.class,
            ResultSetMetaData.class,
            ParameterMetaData.class,
            Array.class,
            NClob.class,
            Clob.class,
            Blob.class,
            SQLXML.class,
            Struct.class,
            Ref.class,
            RowId.class,
            Savepoint.class);

    private ProxiedInterfaces() {}

    /**
     * Returns the interface for a proxy of {@code result}. This is the declared type if it is one of these interfaces,
     * and otherwise the first of them that the object implements. Returns {@code null} if the object needs no proxy.
     */
    static @Nullable Class<?> of(@Nullable Object result, Class<?> declared) {
        if (ALL.contains(declared)) {
            return declared;
        }
        for (Class<?> type : ALL) {
            if (type.isInstance(result)) {
                return type;
            }
        }
        return null;
    }
}
