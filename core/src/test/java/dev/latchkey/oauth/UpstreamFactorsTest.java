package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Factor.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has shown who comes back from a provider. */
class UpstreamFactorsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void without_an_id_token_or_its_word_the_provider_vouches_now() {
        assertThat(UpstreamFactors.of(null, NOW)).containsExactly(fed(NOW));
        assertThat(factors(Map.of())).containsExactly(fed(NOW));
    }

    @Test
    void what_the_provider_has_seen_is_its_own_and_as_old_as_it_says() {
        Instant before = NOW.minusSeconds(3600);
        assertThat(factors(Map.of("auth_time", before.getEpochSecond(), "amr", List.of("pwd", "otp", "pwd"))))
                .containsExactly(
                        fed(before),
                        new Factor("pwd", Kind.UPSTREAM, before),
                        new Factor("otp", Kind.UPSTREAM, before));
    }

    @Test
    void a_clock_that_is_ahead_makes_nothing_newer_than_now() {
        assertThat(factors(Map.of("auth_time", NOW.getEpochSecond() + 3600))).containsExactly(fed(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1600000000\"", "null", "-5", "[1]", "\"\""})
    void a_time_that_cannot_be_read_is_not_known(String written) {
        Claims claims = Claims.parse("{\"auth_time\":" + written + "}");
        assertThat(UpstreamFactors.of(new VerifiedIdToken(claims, "i", "s", "RS256"), NOW))
                .containsExactly(fed(Instant.EPOCH));
    }

    @Test
    void what_is_no_method_is_left_out_and_so_is_what_is_too_much() {
        assertThat(factors(Map.of("amr", List.of("a b", "", "x".repeat(33), "mfa", 7))))
                .hasSize(3);
        assertThat(factors(Map.of("amr", "pwd"))).containsExactly(fed(NOW));
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "m" + i).toList();
        assertThat(factors(Map.of("amr", many))).hasSize(9);
    }

    private static List<Factor> factors(Map<String, ?> claims) {
        return UpstreamFactors.of(new VerifiedIdToken(Claims.of(claims), "i", "s", "RS256"), NOW);
    }

    private static Factor fed(Instant shownAt) {
        return new Factor("fed", Kind.UPSTREAM, shownAt);
    }
}
