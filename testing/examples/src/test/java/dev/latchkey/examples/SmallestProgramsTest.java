package dev.latchkey.examples;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.model.User;
import dev.latchkey.testing.SignedIn;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmallestProgramsTest {

    private static final Path EXAMPLES = Path.of("../../examples");
    private static final int MOST_LINES = 15;
    private static final String SECRET = "a secret that the smallest programs share in these tests";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AUTH_SECRET", SECRET,
            "AUTH_GITHUB_ID", "github-client",
            "AUTH_GITHUB_SECRET", "github-secret",
            "AUTH_GOOGLE_ID", "google-client",
            "AUTH_GOOGLE_SECRET", "google-secret");

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final HttpClient client = HttpClient.newHttpClient();

    static Stream<String> names() throws IOException {
        return RunningExample.smallest();
    }

    @Test
    void there_are_six() throws IOException {
        assertThat(names()).hasSize(6);
    }

    /** Imports, the package, and empty lines do not count. */
    @ParameterizedTest
    @MethodSource("names")
    void a_program_has_fifteen_lines_at_most(String name) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES.resolve(name).resolve("src/main/java"))) {
            List<Path> programs =
                    files.filter(file -> file.endsWith("First.java")).toList();

            assertThat(programs).hasSize(1);
            assertThat(Files.readAllLines(programs.get(0)))
                    .filteredOn(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                    .hasSizeBetween(5, MOST_LINES);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void two_providers_a_protected_page_a_401_route_and_open_files(String name) throws Exception {
        assumeTrue(RunningExample.isBuilt(name), name + " is not packaged");
        String cookie = SignedIn.as(new User("1", "Ada", null, null)).cookie(SECRET);
        try (RunningExample program = RunningExample.start(name, ENVIRONMENT)) {
            assertThat(get(program, "/index.html", BROWSER, "").body()).contains("Everybody sees this page");

            HttpResponse<String> page = get(program, "/dashboard", BROWSER, "");
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location").orElseThrow()).contains("/auth/signin?callbackUrl=");
            assertThat(get(program, "/auth/signin", BROWSER, "").body())
                    .contains("GitHub")
                    .contains("Google");
            assertThat(get(program, "/api/me", "application/json", "").statusCode())
                    .isEqualTo(401);

            assertThat(get(program, "/dashboard", BROWSER, cookie).body()).contains("Ada");
            assertThat(get(program, "/api/me", "application/json", cookie).body())
                    .contains("\"name\":\"Ada\"");
        }
    }

    private HttpResponse<String> get(RunningExample program, String path, String accept, String cookie)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(program.at(path))
                .header("Accept", accept)
                .header("Cookie", cookie)
                .build();
        return client.send(request, ofString());
    }
}
