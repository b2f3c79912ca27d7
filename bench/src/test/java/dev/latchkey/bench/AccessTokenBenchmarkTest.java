package dev.latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.People;
import org.junit.jupiter.api.Test;

class AccessTokenBenchmarkTest {

    @Test
    void everybody_reads_the_same_token() throws Exception {
        AccessTokenBenchmark benchmark = new AccessTokenBenchmark();
        try {
            String ada = People.ADA.subject();
            assertThat(benchmark.bareSignature()).isTrue();
            assertThat(benchmark.newAccessToken().text("sub")).contains(ada);
            assertThat(benchmark.springRs256()).containsEntry("sub", ada);
            for (int i = 0; i < 2; i++) {
                assertThat(benchmark.seenAccessToken().orElseThrow().user().id())
                        .isEqualTo(ada);
            }
        } finally {
            benchmark.close();
        }
    }
}
