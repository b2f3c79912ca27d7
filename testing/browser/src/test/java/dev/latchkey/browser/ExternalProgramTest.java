package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class ExternalProgramTest {

    @TempDir
    Path folder;

    @Test
    void a_program_on_the_path_lets_the_tests_run() throws Exception {
        Path program = Files.createFile(folder.resolve("chromium-browser"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(ExternalProgram.CHROMIUM.condition(path()).isDisabled()).isFalse();
    }

    @Test
    void without_the_program_the_tests_are_skipped_and_the_reason_names_it() {
        ConditionEvaluationResult result = ExternalProgram.NODE.condition(path());

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason().orElseThrow()).startsWith("no node on the PATH");
    }

    @Test
    void continuous_integration_fails_instead_of_skipping() {
        Map<String, String> environment = Map.of("PATH", folder.toString(), "CI", "true");

        assertThatIllegalStateException()
                .isThrownBy(() -> ExternalProgram.NPM.condition(environment))
                .withMessage("no npm on the PATH; bin/test installs what the tests need");
    }

    private Map<String, String> path() {
        return Map.of("PATH", folder.toString());
    }
}
