package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.servers.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import javax.xml.transform.dom.DOMSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PgDatabaseMetaData;
import org.postgresql.jdbc.PgResultSet;

/** Every way from a guarded object to the connection behind it. */
class DoorsTest extends Fixture {

    DoorsTest(PostgresServer server) {
        super(server);
    }

    @Test
    void whatever_leads_back_to_a_connection_leads_back_to_the_guarded_one() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    PreparedStatement prepared = connection.prepareStatement(OWNERS);
                    ResultSet rows = prepared.executeQuery();
                    ResultSet tables = connection.getMetaData().getTables(null, null, "orders", null)) {
                assertThat(prepared.getConnection()).isSameAs(connection);
                assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
                assertThat(rows.getStatement()).isSameAs(prepared);
                assertThat(requireNonNull(tables.getStatement()).getConnection())
                        .isSameAs(connection);
                assertThat(prepared.getResultSet().getStatement()).isSameAs(prepared);
                assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            }
        });
    }

    @Test
    void nothing_is_unwrapped() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(OWNERS)) {
                assertThat(connection.isWrapperFor(PGConnection.class)).isFalse();
                assertThatThrownBy(() -> connection.unwrap(PGConnection.class)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> statement.unwrap(PGStatement.class)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> rows.unwrap(PgResultSet.class)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connection.getMetaData().unwrap(PgDatabaseMetaData.class))
                        .isInstanceOf(SQLException.class);
            }
        });
        assertThat(guarded.isWrapperFor(HikariDataSource.class)).isFalse();
        assertThatThrownBy(() -> guarded.unwrap(HikariDataSource.class)).isInstanceOf(SQLException.class);
        assertThat(guarded.unwrap(DataSource.class)).isSameAs(guarded);
    }

    @Test
    void arrays_are_guarded_and_can_be_handed_back() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    PreparedStatement echo = connection.prepareStatement("select ?::text[]")) {
                echo.setArray(1, connection.createArrayOf("text", new String[] {"a", "b"}));
                ResultSet rows = echo.executeQuery();
                assertThat(rows.next()).isTrue();
                for (Array array :
                        List.of(requireNonNull(rows.getArray(1)), (Array) requireNonNull(rows.getObject(1)))) {
                    assertThat((String[]) array.getArray()).containsExactly("a", "b");
                    Statement behind = array.getResultSet().getStatement();
                    if (behind != null) {
                        assertThat(behind.getConnection()).isSameAs(connection);
                    }
                }
            }
        });
    }

    @Test
    void what_is_asked_for_by_its_class_is_guarded_too() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select lo_from_bytea(0, 'a'), xml '<a/>', array['a']")) {
                assertThat(rows.next()).isTrue();
                Blob blob = requireNonNull(rows.getObject(1, Blob.class));
                SQLXML xml = requireNonNull(rows.getObject(2, SQLXML.class));
                Array array = requireNonNull(rows.getObject(3, Array.class));
                for (Object value : List.of(
                        blob,
                        xml,
                        array,
                        requireNonNull(rows.getBlob(1)),
                        requireNonNull(rows.getClob(1)),
                        requireNonNull(rows.getSQLXML(2)),
                        requireNonNull(rows.getObject(2)),
                        requireNonNull(rows.getObject("array")))) {
                    assertThat(value).isInstanceOf(Proxy.class);
                }
                assertThat(blob.getBytes(1, 1)).containsExactly('a');
                assertThat(xml.getString()).isEqualTo("<a/>");
                assertThatThrownBy(() -> rows.getObject(3, PgArray.class)).isInstanceOf(SQLException.class);
                Requests.serve(
                        BOB, () -> assertThatThrownBy(() -> blob.length()).isInstanceOf(SQLException.class));
            }
        });
    }

    @Test
    void the_streams_of_values_are_for_the_holder_alone() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select lo_from_bytea(0, 'ab'), xml '<a/>', bytea 'ab', text 'ab', lo_from_bytea(0, 'ab')")) {
                assertThat(rows.next()).isTrue();
                Blob blob = requireNonNull(rows.getBlob(1));
                InputStream large = blob.getBinaryStream();
                OutputStream writing = requireNonNull(rows.getBlob(5)).setBinaryStream(1);
                SQLXML xml = requireNonNull(rows.getSQLXML(2));
                Writer text = connection.createSQLXML().setCharacterStream();
                Reader clob = requireNonNull(rows.getClob(1)).getCharacterStream();
                List<ThrowingCallable> calls = List.of(
                        large::read,
                        () -> large.read(new byte[9]),
                        () -> large.skip(1),
                        large::available,
                        () -> writing.write('x'),
                        () -> writing.write(new byte[9]),
                        writing::flush,
                        () -> text.write("x"),
                        text::flush,
                        clob::read,
                        clob::ready,
                        xml.getBinaryStream()::read,
                        requireNonNull(rows.getBinaryStream(3))::read,
                        requireNonNull(rows.getCharacterStream(4))::read);
                Requests.serve(BOB, () -> {
                    for (ThrowingCallable call : calls) {
                        assertThatThrownBy(call)
                                .isInstanceOf(IOException.class)
                                .hasMessageContaining("another session");
                    }
                });
                assertThat(large.read()).isEqualTo('a');
                assertThat(large.readAllBytes()).containsExactly('b');
                assertThatThrownBy(() -> requireNonNull(rows.getSQLXML(2)).getSource(DOMSource.class))
                        .isInstanceOf(SQLFeatureNotSupportedException.class);
            }
        });
    }

    @Test
    void other_credentials_are_not_taken() throws Exception {
        Requests.serve(
                ALICE,
                () -> assertThatThrownBy(() -> guarded.getConnection("postgres", "postgres"))
                        .isInstanceOf(SQLFeatureNotSupportedException.class));
    }

    @Test
    void it_is_what_a_set_or_a_log_expects() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    PreparedStatement statement = connection.prepareStatement("select ?")) {
                statement.setString(1, "a secret");
                assertThat(Set.of(connection, statement)).contains(connection, statement);
                assertThat(statement).isNotEqualTo(connection).hasToString("GuardedPreparedStatement");
                assertThat(connection).hasToString("GuardedConnection");
            }
        });
    }

    @Test
    void errors_of_the_driver_arrive_as_they_are() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    PreparedStatement statement = connection.prepareStatement("select * from nowhere")) {
                assertThatThrownBy(statement::executeQuery)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
            }
        });
    }
}
