package dev.latchkey.jdbc;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real PostgreSQL for all tests of this JVM, stopped when JUnit is done, or with the JVM if that is sooner. */
final class PostgresServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
                .computeIfAbsent(Database.class, key -> Database.start(), Database.class);
    }

    /** The schema of the README, and two ways in. */
    static final class Database implements AutoCloseable {

        private final EmbeddedPostgres server;
        private final Thread lastResort;

        private Database(EmbeddedPostgres server) {
            this.server = server;
            this.lastResort = new Thread(this::stop);
            Runtime.getRuntime().addShutdownHook(lastResort);
        }

        static Database start() {
            try {
                Database database = new Database(EmbeddedPostgres.builder().start());
                try (Connection owner = database.asOwner().getConnection();
                        Statement statement = owner.createStatement()) {
                    for (String file : List.of("/dev/latchkey/jdbc/postgresql.sql", "/orders.sql")) {
                        statement.execute(read(file));
                    }
                }
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A superuser, to whom policies do not apply. */
        DataSource asOwner() {
            return server.getPostgresDatabase();
        }

        /** The application. */
        DataSource asApplication() {
            return server.getDatabase("app", "postgres");
        }

        @Override
        public void close() {
            Runtime.getRuntime().removeShutdownHook(lastResort);
            stop();
        }

        private void stop() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String read(String file) throws IOException {
            try (var stream = PostgresServer.class.getResourceAsStream(file)) {
                return new String(requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
