package dev.latchkey.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.User;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the tables that the documentation of Auth.js's adapter has one make, which were there before. */
@ExtendWith(SharedServers.class)
class AuthJsTablesTest extends AuthJsTablesContract {

    private final PostgresServer server;

    AuthJsTablesTest(PostgresServer server) {
        super(documented(server.newDatabase("authjs")), Tables.authJs());
        this.server = server;
    }

    /** The database counts users; whatever id a new one brings is not kept. */
    @Override
    @Test
    public void an_id_is_one_users() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredUser other = stored(new StoredUser(User.of(user.user().id()), null), null);
        assertThat(other.user().id()).matches("\\d+").isNotEqualTo(user.user().id());
        assertThat(store().user(user.user().id())).contains(user);
        for (String nobody : new String[] {"0" + user.user().id(), " 1", "+1", "1 ", "99999999999", "-1", "1e0"}) {
            assertThat(store().user(nobody)).as(nobody).isEmpty();
            assertThat(store().createSession(StoreFixture.newSession(new StoredUser(User.of(nobody), null))))
                    .isFalse();
        }
    }

    @Test
    void rows_that_contradict_each_other_are_not_migrated() {
        DataSource source = documented(server.newDatabase("doubled"));
        execute(source, "insert into users (email) values ('a@example.org'), ('a@example.org')");
        assertThatThrownBy(() -> JdbcStore.of(source).tables(Tables.authJs()).migrate())
                .hasRootCauseMessage("ERROR: could not create unique index \"latchkey_users_email\"\n"
                        + "  Detail: Key (email)=(a@example.org) is duplicated.");
        execute(source, "update users set email = 'b@example.org' where id = 2");
        assertThat(JdbcStore.of(source).tables(Tables.authJs()).migrate().userByEmail("b@example.org"))
                .isPresent();
    }

    private static DataSource documented(DataSource source) {
        execute(source, """
                create table verification_token (
                  identifier text not null, expires timestamptz not null, token text not null,
                  primary key (identifier, token));
                create table accounts (
                  id serial, "userId" integer not null, type varchar(255) not null, provider varchar(255) not null,
                  "providerAccountId" varchar(255) not null, refresh_token text, access_token text, expires_at bigint,
                  id_token text, scope text, session_state text, token_type text, primary key (id));
                create table sessions (
                  id serial, "userId" integer not null, expires timestamptz not null,
                  "sessionToken" varchar(255) not null, primary key (id));
                create table users (
                  id serial, name varchar(255), email varchar(255), "emailVerified" timestamptz, image text,
                  primary key (id))""");
        return source;
    }
}
