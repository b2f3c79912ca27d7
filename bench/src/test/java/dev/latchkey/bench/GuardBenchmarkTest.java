package dev.latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardBenchmarkTest {

    @Test
    void both_requests_pass() {
        GuardBenchmark benchmark = new GuardBenchmark();
        assertThat(benchmark.guardSignedIn()).isEmpty();
        assertThat(benchmark.guardRecently()).isEmpty();
    }
}
