package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code @RequireSession} on what no route leads to. */
class MisplacedSessionTest {

    private static final Map<String, Object> PROPERTIES =
            Map.of("latchkey.secret", "a-secret-of-a-service-0123456789-0123456789", "latchkey.sessions-only", true);

    @Test
    @Tag("S15")
    void a_service_that_it_does_not_guard_stops_the_start() {
        assertThatThrownBy(() -> MicronautServer.start("misplaced", PROPERTIES).close())
                .hasStackTraceContaining("@RequireSession guards nothing on " + Misplaced.class.getName());
    }
}
