package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static dev.latchkey.jdbcguard.Requests.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.SessionScope;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.testing.SignedIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HoldersTest extends Fixture {

    HoldersTest(PostgresServer server) {
        super(server);
    }

    @Test
    void a_connection_kept_longer_than_the_request_is_of_no_use() throws Exception {
        Connection kept = Requests.of(ALICE, this::begin);
        Requests.serve(ALICE, () -> query(kept, OWNERS)); // another request of the same person may go on

        assertThatThrownBy(() -> query(kept, OWNERS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(kept::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(kept::createStatement).isInstanceOf(IllegalStateException.class);

        kept.close(); // but it can be given back
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void in_the_scope_of_another_session_everything_of_it_is_refused() throws Exception {
        Requests.serve(ALICE, () -> {
            try (Connection connection = begin();
                    PreparedStatement statement = connection.prepareStatement(OWNERS);
                    ResultSet rows = statement.executeQuery()) {
                Requests.serve(BOB, () -> {
                    assertThatThrownBy(() -> query(connection, OWNERS)).hasMessageContaining("another session");
                    assertThatThrownBy(statement::executeQuery).hasMessageContaining("another session");
                    assertThatThrownBy(rows::next).hasMessageContaining("another session");
                    assertThatThrownBy(() -> rows.getString(1)).hasMessageContaining("another session");
                    assertThatThrownBy(connection::commit).hasMessageContaining("another session");
                    assertThatThrownBy(connection::getMetaData).hasMessageContaining("another session");
                });
                assertThat(texts(rows)).containsExactly("alice");
            }
        });
    }

    @Test
    void a_session_with_other_roles_or_claims_needs_a_connection_of_its_own() throws Exception {
        try (Connection kept = Requests.of(SUPPORT, this::begin)) {
            Requests.serve(SUPPORT, () -> assertThat(query(kept, OWNERS)).hasSize(2));
            for (SignedIn changed : List.of(
                    SUPPORT.with("roles", List.of()), SUPPORT.with("tenant", "other"), SUPPORT.with("tenant", null))) {
                Requests.serve(
                        changed,
                        () -> assertThatThrownBy(() -> query(kept, OWNERS)).isInstanceOf(SQLException.class));
            }
        }
    }

    @Test
    void another_thread_cannot_use_it() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Requests.serve(ALICE, () -> {
                try (Connection connection = begin()) {
                    assertThatThrownBy(() -> other.submit(() -> query(connection, OWNERS))
                                    .get())
                            .isInstanceOf(ExecutionException.class)
                            .hasCauseInstanceOf(IllegalStateException.class);
                }
            });
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void another_thread_that_the_session_was_taken_to_can() throws Exception {
        ExecutorService other = SessionScope.wrap(Executors.newSingleThreadExecutor());
        try {
            Requests.serve(ALICE, () -> {
                assertThat(other.submit(() -> guarded(OWNERS)).get()).containsExactly("alice");
                try (Connection connection = begin()) {
                    assertThat(other.submit(() -> query(connection, OWNERS)).get())
                            .containsExactly("alice");
                }
            });
            assertThatThrownBy(() -> other.submit(() -> guarded.getConnection()).get())
                    .hasCauseInstanceOf(IllegalStateException.class);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void as_the_system_policies_decide_and_nobody_is_the_user() throws Exception {
        List<String> seen = guarded.dangerouslyAsSystem("a test", () -> guarded(OWNERS));

        assertThat(seen).containsExactly("alice", "bob", "zoe");
        assertThat(guarded.<List<String>>dangerouslyAsSystem(
                        "a test", () -> guarded("select latchkey.user_id() is null")))
                .containsExactly("t");
        assertThatThrownBy(guarded::getConnection).isInstanceOf(IllegalStateException.class);
        assertThat(Requests.of(ALICE, () -> guarded(OWNERS))).containsExactly("alice");
    }

    @Test
    void each_use_of_the_system_scope_shows_in_the_log_with_its_reason() throws Exception {
        PrintStream standard = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            guarded.<List<String>>dangerouslyAsSystem("the nightly report", List::of);
        } finally {
            System.setErr(standard);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("WARN")
                .contains("GuardedDataSource")
                .contains("the nightly report");
    }

    @Test
    void the_system_scope_ends_with_an_exception_too() {
        assertThatThrownBy(() -> guarded.<Object>dangerouslyAsSystem("a test", () -> {
                    throw new IllegalStateException("the job broke");
                }))
                .hasMessage("the job broke");
        assertThatThrownBy(guarded::getConnection).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_system_scope_is_not_for_somebody_who_is_signed_in() throws Exception {
        Requests.serve(
                ALICE,
                () -> assertThatThrownBy(() -> guarded.dangerouslyAsSystem("a test", () -> guarded(OWNERS)))
                        .isInstanceOf(IllegalStateException.class));
        guarded.<Object>dangerouslyAsSystem("a test", () -> {
            Requests.serve(
                    ALICE, () -> assertThatThrownBy(guarded::getConnection).isInstanceOf(IllegalStateException.class));
            return true;
        });
    }

    @Test
    void a_request_without_a_session_may_use_the_system_scope() throws Exception {
        Requests.serveNobody(() -> assertThat(guarded.<List<String>>dangerouslyAsSystem("sign-in", () -> guarded(TOLD)))
                .containsExactly(""));
    }

    @Test
    void a_connection_of_the_system_is_of_no_use_to_a_session_nor_the_other_way_round() throws Exception {
        try (Connection systems = guarded.dangerouslyAsSystem("a test", this::begin)) {
            Requests.serve(
                    ALICE,
                    () -> assertThatThrownBy(() -> query(systems, OWNERS)).hasMessageContaining("another session"));
        }
        try (Connection hers = Requests.of(ALICE, this::begin)) {
            assertThatThrownBy(() -> guarded.dangerouslyAsSystem("a test", () -> query(hers, OWNERS)))
                    .hasMessageContaining("another session");
        }
    }

    @Test
    void another_threads_system_scope_is_not_this_ones() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            guarded.<Object>dangerouslyAsSystem("a test", () -> {
                assertThatThrownBy(() ->
                                other.submit(() -> guarded.getConnection()).get())
                        .hasCauseInstanceOf(IllegalStateException.class);
                return true;
            });
        } finally {
            other.shutdownNow();
        }
    }
}
