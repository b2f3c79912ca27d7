package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static final String SECRET = "hunter2-hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session --token hunter2-hunter2",
                "session --secret hunter2-hunter2",
                "session hunter2-hunter2",
                "explain GET /dashboard --cookie hunter2-hunter2",
                "migrate --password=hunter2-hunter2",
                "migrate hunter2-hunter2",
                "doctor --jdbc-password hunter2-hunter2 --offline",
                "users find ada@example.org hunter2-hunter2"
            })
    void a_secret_as_an_argument_is_refused_and_not_repeated(String line) {
        Shell.Result result = Shell.run(line.split(" "));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.all()).doesNotContain(SECRET);
        assertThat(result.err()).contains("never an argument", "env:NAME");
    }

    @Test
    void the_help_lists_the_commands_and_the_exit_codes() {
        Shell.Result result = Shell.run("--help");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains("secret", "doctor", "explain", "routes", "migrate", "users", "providers", "session")
                .contains("A server cannot be reached.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "doctor", "explain", "routes", "migrate", "users", "providers", "session"})
    void each_command_has_a_help(String command) {
        assertThat(Shell.run(command, "--help").out()).contains("Usage: latchkey " + command);
    }

    @Test
    void a_command_without_a_store_says_how_to_name_it() {
        Shell.Result result = Shell.run("users", "list");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("JDBC_URL", "REDIS_URL");
    }
}
