package dev.latchkey.store.jdbc;

import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import org.junit.jupiter.api.extension.ExtendWith;

/** In tables of Auth.js's form that {@code migrate()} makes, with texts for ids, and other names, as some have them. */
@ExtendWith(SharedServers.class)
class AuthJsTextIdsTest extends AuthJsTablesContract {

    AuthJsTextIdsTest(PostgresServer server) {
        super(
                server.newDatabase("authjs_texts"),
                Tables.authJs()
                        .textIds()
                        .table("tokens", "verificationToken")
                        .column("users.image", "Picture")
                        .column("accounts.tokens", "sealed"));
    }
}
