package dev.latchkey.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void a_number_that_does_not_fit_is_not_another_number() {
        Claims claims = Claims.parse("{\"huge\":18446744073709551621,\"wide\":1e300,\"endless\":1e999,\"half\":1.5,"
                + "\"whole\":3.0,\"text\":\"5\",\"least\":-9223372036854775807}");

        assertThat(claims.number("huge")).isEmpty();
        assertThat(claims.number("wide")).isEmpty();
        assertThat(claims.number("endless")).isEmpty();
        assertThat(claims.number("half")).isEmpty();
        assertThat(claims.number("text")).isEmpty();
        assertThat(claims.number("whole")).isEqualTo(Optional.of(3L));
        assertThat(claims.number("least")).isEqualTo(Optional.of(-Long.MAX_VALUE));
    }
}
