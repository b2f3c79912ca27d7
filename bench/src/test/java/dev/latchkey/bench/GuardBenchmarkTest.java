package dev.latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardBenchmarkTest {

    @Test
    void all_requests_pass() {
        GuardBenchmark benchmark = new GuardBenchmark();
        assertThat(benchmark.guardSignedIn()).isEmpty();
        assertThat(benchmark.guardMicrometer()).isEmpty();
        assertThat(benchmark.guardOpenTelemetry()).isEmpty();
        assertThat(benchmark.guardNoFactor()).isEmpty();
        assertThat(benchmark.guardTwoFactors()).isEmpty();
        assertThat(benchmark.guardRecently()).isEmpty();
    }
}
