package dev.latchkey.reliability;

class TwoNodesOnPostgresTest extends TwoNodesContract {

    TwoNodesOnPostgresTest() {
        super("PostgreSQL", migrated(Postgres.start()));
    }

    private static Postgres migrated(Postgres server) {
        try (JdbcNodeStore store = JdbcNodeStore.of(server.environment())) {
            store.migrate();
        }
        return server;
    }
}
