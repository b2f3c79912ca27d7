package dev.latchkey.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real PostgreSQL for all tests of this JVM, stopped when JUnit is done, or with the JVM if that is sooner. */
final class PostgresServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /** The server, and its database. */
    static final class Running implements AutoCloseable {

        private final EmbeddedPostgres server;
        private final Thread lastResort;

        private Running(EmbeddedPostgres server) {
            this.server = server;
            this.lastResort = new Thread(this::stop);
            Runtime.getRuntime().addShutdownHook(lastResort);
        }

        static Running start() {
            try {
                return new Running(EmbeddedPostgres.builder().start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        DataSource database() {
            return server.getPostgresDatabase();
        }

        /** Another database, which is empty. */
        DataSource database(String name) {
            try (Connection connection = database().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server.getDatabase("postgres", name);
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
    }
}
