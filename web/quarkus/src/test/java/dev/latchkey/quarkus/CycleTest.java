package dev.latchkey.quarkus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleTest {

    @Test
    void a_bean_that_needs_what_it_configures_is_named_at_the_start(@TempDir Path folder) {
        assertThatThrownBy(() -> QuarkusServer.start("cycle", folder, Map.of(), loader -> {}))
                .hasStackTraceContaining("make the method that observes static, or inject Instance<Auth>");
    }
}
