package dev.latchkey.quarkus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @RequireSession} on what is no resource. */
class MisplacedSessionTest {

    @Test
    @Tag("S15")
    void a_service_that_it_does_not_guard_stops_the_start(@TempDir Path folder) {
        assertThatThrownBy(() -> QuarkusServer.start("misplaced", folder, Map.of(), loader -> {})
                        .close())
                .hasStackTraceContaining(
                        "@RequireSession guards nothing on dev.latchkey.quarkus.misplaced.Service.secret");
    }
}
