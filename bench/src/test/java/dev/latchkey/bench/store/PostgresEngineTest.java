package dev.latchkey.bench.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The benchmark makes its rows around the tables that the store makes, so it has to know each of them. */
class PostgresEngineTest {

    @Test
    void the_rows_of_the_benchmark_are_sessions_of_the_store() throws Exception {
        try (PostgresEngine engine = PostgresEngine.with(10)) {
            assertThat(engine.store().session(Key.of(9).hash())).isPresent();
            assertThat(engine.bare().read(Key.of(9))).isPositive();
        }
    }
}
