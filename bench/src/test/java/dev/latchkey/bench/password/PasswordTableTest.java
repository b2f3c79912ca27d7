package dev.latchkey.bench.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark of passwords, with few of everything. */
class PasswordTableTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void each_has_a_row_for_the_people_who_come_at_the_same_time() throws Exception {
        try (SignInApplication application = new SignInApplication(Store.inMemory())) {
            List<Contender> contenders = PasswordTable.contenders(application);

            List<String> rows = PasswordTable.rows(contenders, 2, 1, 2);

            assertThat(rows)
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row).startsWith("| 2 |").endsWith("| 0 |"));
        }
    }

    @Test
    void a_turn_counts_who_was_refused() throws Exception {
        try (Crowd crowd = new Crowd(4)) {
            Turn turn = crowd.turn(new Contender("full", () -> false), 3);

            assertThat(turn.checked()).isZero();
            assertThat(turn.refused()).isEqualTo(12);
        }
    }

    @Test
    void the_peak_is_what_was_held_and_not_what_was_thrown_away() throws Exception {
        long peak = LiveHeap.peakOf(() -> {
            long thrownAway = 0;
            byte[] held = new byte[32 * MEBIBYTE];
            for (int i = 0; i < 3_000; i++) {
                thrownAway += new byte[MEBIBYTE].length;
            }
            return thrownAway + held.length;
        });

        assertThat(peak / MEBIBYTE).isBetween(32L, 40L);
    }

    @Test
    void a_sign_in_asks_four_times_beside_what_its_session_asks() {
        SignInStatements statements = SignInStatements.count();

        assertThat(statements.password()).hasSize(4);
        assertThat(statements.session())
                .containsExactly(
                        "select latchkey_users",
                        "insert latchkey_sessions",
                        "select latchkey_records",
                        "select latchkey_records");
    }
}
