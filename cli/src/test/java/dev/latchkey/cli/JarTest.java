package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, which one command starts. */
class JarTest {

    @TempDir
    private Path folder;

    /** This command needs the driver, the services of JDBC, the statements and picocli from the jar. */
    @Test
    void the_jar_migrates_a_database_and_adds_nothing_to_its_answer() throws IOException, InterruptedException {
        String output = run("migrate", "--json");

        assertThat(Claims.parse(output).texts("migrations"))
                .containsExactly("h2/V1__users_accounts_sessions_tokens.sql", "h2/V2__records.sql");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(String.valueOf(System.getProperty("java.home")), "bin", "java")
                        .toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                String.valueOf(System.getProperty("latchkey.jar"))));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JDBC_URL", "jdbc:h2:" + folder.resolve("users"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
