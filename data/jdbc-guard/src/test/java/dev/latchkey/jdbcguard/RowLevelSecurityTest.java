package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static dev.latchkey.jdbcguard.Requests.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.testing.SignedIn;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowLevelSecurityTest extends Fixture {

    RowLevelSecurityTest(PostgresServer server) {
        super(server);
    }

    @Test
    void everybody_sees_their_own_rows_and_no_others() throws Exception {
        assertThat(Requests.of(ALICE, () -> guarded(OWNERS))).containsExactly("alice");
        assertThat(Requests.of(BOB, () -> guarded(OWNERS))).containsExactly("bob");
        assertThat(Requests.of(SignedIn.as("mallory"), () -> guarded(OWNERS))).isEmpty();
    }

    @Test
    void nobody_writes_a_row_of_anybody_else() throws Exception {
        Requests.serve(ALICE, () -> {
            guarded("insert into orders (item) values ('bell')");
            guarded("update orders set item = 'mine' where owner = 'bob'");
            guarded("delete from orders where owner = 'bob'");
            assertThatThrownBy(() -> guarded("insert into orders (owner, item) values ('bob', 'bell')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
        });

        assertThat(asOwner("select owner || ' ' || item from orders order by id"))
                .containsExactly("alice key", "bob lock", "zoe door", "alice bell");
    }

    @Test
    void a_role_and_a_claim_open_what_a_policy_says() throws Exception {
        assertThat(Requests.of(SUPPORT, () -> guarded(OWNERS))).containsExactly("alice", "bob");
        assertThat(Requests.of(SUPPORT.with("tenant", "other"), () -> guarded(OWNERS)))
                .containsExactly("zoe");
        assertThat(Requests.of(SUPPORT.with("tenant", null), () -> guarded(OWNERS)))
                .isEmpty();
        assertThat(Requests.of(SUPPORT.with("roles", List.of("sup", "port", "a,support")), () -> guarded(OWNERS)))
                .isEmpty();
    }

    @Test
    void a_transaction_gets_only_the_chosen_claims() throws Exception {
        SignedIn person = SignedIn.as("ann")
                .with("tenant", "it's \"acme\"; drop table orders --")
                .with("email", "ann@example.org")
                .with("roles", List.of("b\"\\", "a"));

        assertThat(Requests.of(person, () -> guarded("select latchkey.claim('tenant')")))
                .containsExactly("it's \"acme\"; drop table orders --");
        assertThat(Requests.of(person, () -> guarded("select latchkey.claim('email') is null")))
                .containsExactly("t");
        assertThat(Requests.of(person, () -> guarded("select current_setting('latchkey.roles')")))
                .containsExactly("[\"a\",\"b\\\"\\\\\"]");
        assertThat(Requests.of(person, () -> guarded("select latchkey.is_system()")))
                .containsExactly("f");
    }

    @Test
    void an_id_that_the_database_cannot_hold_is_nobodys() throws Exception {
        Requests.serve(
                SignedIn.as("alice\0"),
                () -> assertThatThrownBy(() -> guarded(OWNERS)).isInstanceOf(SQLException.class));

        assertThat(Requests.of(BOB, () -> guarded(OWNERS))).containsExactly("bob");
    }

    @Test
    void without_a_session_no_connection_is_given() throws Exception {
        assertThatThrownBy(guarded::getConnection).isInstanceOf(IllegalStateException.class);
        Requests.serveNobody(
                () -> assertThatThrownBy(guarded::getConnection).isInstanceOf(AuthException.Refused.class));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void without_the_guard_the_policies_show_nothing() throws Exception {
        Requests.of(ALICE, () -> guarded(OWNERS));

        assertThat(unguarded(OWNERS)).isEmpty();
    }

    @Test
    void the_applications_role_is_one_to_which_policies_apply() throws Exception {
        assertThat(unguarded("select rolsuper or rolbypassrls or pg_has_role('app',"
                        + " (select relowner from pg_class where relname = 'orders'), 'member')"
                        + " from pg_roles where rolname = current_user"))
                .containsExactly("f");
    }
}
