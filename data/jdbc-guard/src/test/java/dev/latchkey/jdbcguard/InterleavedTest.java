package dev.latchkey.jdbcguard;

import static dev.latchkey.jdbcguard.Requests.ALICE;
import static dev.latchkey.jdbcguard.Requests.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.servers.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterleavedTest extends Fixture {

    private static final int THREADS = 8;
    private static final int TRANSACTIONS = 10_000;

    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger aliceBought = new AtomicInteger();
    private final AtomicInteger bobBought = new AtomicInteger();

    InterleavedTest(PostgresServer server) {
        super(server, THREADS / 2); // fewer than threads, so that each serves both
    }

    @Test
    void two_users_share_a_pool_and_never_see_a_row_of_the_other() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit(() -> {
                    for (int i = 0; i < TRANSACTIONS / THREADS; i++) {
                        transaction(random);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(checks.get()).isGreaterThanOrEqualTo(TRANSACTIONS);
        assertThat(asOwner("select count(*) from orders where owner = 'alice' and item = 'bought'"))
                .containsExactly(String.valueOf(aliceBought.get()));
        assertThat(asOwner("select count(*) from orders where owner = 'bob' and item = 'bought'"))
                .containsExactly(String.valueOf(bobBought.get()));
        assertThat(asOwner("select count(*) from orders where item = 'undone'")).containsExactly("0");
        nothing_is_left_on_any_connection();
    }

    private void nothing_is_left_on_any_connection() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS / 2; i++) {
                Connection connection = pool.getConnection();
                all.add(connection);
                assertThat(query(connection, TOLD)).first().isIn("", "null");
                assertThat(query(connection, OWNERS)).isEmpty();
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private void transaction(Random random) throws Exception {
        boolean alice = random.nextBoolean();
        String me = alice ? "alice" : "bob";
        AtomicInteger bought = alice ? aliceBought : bobBought;
        int kind = random.nextInt(10);
        Requests.serve(alice ? ALICE : BOB, () -> {
            switch (kind) {
                case 0 -> automatic(me, bought);
                case 1 -> failing(me);
                case 2 -> failingAlone(me);
                case 3 -> rolledBack(me);
                case 4 -> leftOpen(me);
                case 5 -> throwing(me);
                case 6 -> partlyRolledBack(me, bought);
                case 7 -> preparedOnce(me);
                case 8 -> sneaking(me);
                default -> committed(me, bought);
            }
        });
    }

    private void automatic(String me, AtomicInteger bought) throws SQLException {
        try (Connection connection = guarded.getConnection()) {
            seesOnly(me, connection);
            query(connection, "insert into orders (item) values ('bought')");
            bought.incrementAndGet();
        }
    }

    private void committed(String me, AtomicInteger bought) throws SQLException {
        try (Connection connection = begin()) {
            query(connection, "insert into orders (item) values ('bought')");
            seesOnly(me, connection);
            connection.commit();
            bought.incrementAndGet();
            seesOnly(me, connection);
            connection.commit();
        }
    }

    private void failing(String me) throws SQLException {
        try (Connection connection = begin()) {
            query(connection, "insert into orders (item) values ('undone')");
            assertThatThrownBy(() -> query(connection, "select 1 / 0")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> query(connection, OWNERS)).isInstanceOf(SQLException.class);
            connection.rollback();
            seesOnly(me, connection);
            connection.rollback();
        }
    }

    private void failingAlone(String me) throws SQLException {
        try (Connection connection = guarded.getConnection()) {
            assertThatThrownBy(() -> query(connection, "insert into orders (item) values ('undone'), (null)"))
                    .isInstanceOf(SQLException.class);
            seesOnly(me, connection);
        }
    }

    private void rolledBack(String me) throws SQLException {
        try (Connection connection = begin()) {
            query(connection, "insert into orders (item) values ('undone')");
            seesOnly(me, connection);
            connection.rollback();
            seesOnly(me, connection);
            connection.rollback();
        }
    }

    private void leftOpen(String me) throws SQLException {
        try (Connection connection = begin()) {
            query(connection, "insert into orders (item) values ('undone')");
            seesOnly(me, connection);
        }
    }

    private void throwing(String me) {
        assertThatThrownBy(() -> {
                    try (Connection connection = begin()) {
                        query(connection, "insert into orders (item) values ('undone')");
                        seesOnly(me, connection);
                        throw new IllegalStateException("the application broke");
                    }
                })
                .hasMessage("the application broke");
    }

    private void partlyRolledBack(String me, AtomicInteger bought) throws SQLException {
        try (Connection connection = begin()) {
            Savepoint beginning = connection.setSavepoint();
            query(connection, "insert into orders (item) values ('undone')");
            connection.rollback(beginning);
            seesOnly(me, connection);
            query(connection, "insert into orders (item) values ('bought')");
            connection.commit();
            bought.incrementAndGet();
        }
    }

    private void preparedOnce(String me) throws SQLException {
        try (Connection connection = begin();
                PreparedStatement owners = connection.prepareStatement(OWNERS)) {
            for (int i = 0; i < 7; i++) { // from the fifth on, the server has it prepared as well
                assertThat(texts(owners.executeQuery())).isSubsetOf(me);
                checks.incrementAndGet();
                connection.commit();
            }
        }
    }

    private void sneaking(String me) throws SQLException {
        try (Connection connection = begin()) {
            assertThatThrownBy(() -> query(connection, "set latchkey.user_id = 'bob'"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> query(connection, "commit")).isInstanceOf(SQLException.class);
            seesOnly(me, connection);
        }
    }

    private void seesOnly(String me, Connection connection) throws SQLException {
        assertThat(query(connection, OWNERS)).isEqualTo(Collections.singletonList(me));
        checks.incrementAndGet();
    }
}
