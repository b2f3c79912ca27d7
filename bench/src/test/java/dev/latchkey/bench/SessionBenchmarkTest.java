package dev.latchkey.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import org.junit.jupiter.api.Test;

class SessionBenchmarkTest {

    private static final Claims EXPECTED = Claims.parse(Samples.PAYLOAD);

    private final SessionBenchmark benchmark = new SessionBenchmark();

    @Test
    void the_payload_has_300_bytes() {
        assertThat(Samples.PAYLOAD.getBytes(UTF_8)).hasSize(300);
        assertThat(benchmark.latchkeyNewToken().toJson().getBytes(UTF_8)).hasSize(300);
    }

    @Test
    void everybody_reads_the_same_claims() throws Exception {
        for (Claims read : new Claims[] {
            benchmark.latchkeyNewToken(),
            benchmark.latchkeySeenToken(),
            benchmark.latchkeySeenToken(),
            Claims.of(benchmark.nimbusJwe())
        }) {
            assertThat(read.without("jti")).isEqualTo(EXPECTED.without("jti"));
        }
        assertThat(benchmark.nimbusHs256())
                .containsKeys(EXPECTED.asMap().keySet().toArray(String[]::new));
        assertThat(benchmark.springHs256())
                .containsKeys(EXPECTED.asMap().keySet().toArray(String[]::new));
    }

    @Test
    void the_floor_reads_every_text_and_number() throws Exception {
        long dates = 4_000_000_000L + 1_795_442_553L;
        assertThat(benchmark.jcaFloor()).isGreaterThan(dates).isLessThan(dates + 400);
    }
}
