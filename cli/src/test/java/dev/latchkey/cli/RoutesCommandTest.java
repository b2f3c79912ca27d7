package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesCommandTest {

    @TempDir
    private Path folder;

    /** Called by its name. */
    static RouteAudit audit() {
        try (Auth auth = Auth.builder()
                .sessionsOnly()
                .secret("a secret that no other test has: 0815-4711")
                .matcher("/dashboard/:path*")
                .environment(Map.of())
                .build()) {
            return auth.audit(
                    List.of(Route.of("GET", "/dashboard/{page}", "Dashboard"), Route.of("GET", "/login", "Login")));
        }
    }

    @Test
    void routes_that_nothing_guards_are_findings() {
        Shell.Result result = Shell.run("routes", "--audit", RoutesCommandTest.class.getName() + "::audit");

        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.out()).contains("matcher /dashboard/:path*");
        assertThat(result.err()).contains("GET /login (Login) is guarded by nothing");
    }

    @Test
    void routes_that_are_meant_to_be_open_are_none() {
        Shell.Result result = Shell.run(
                "routes", "--audit", RoutesCommandTest.class.getName() + "::audit", "--open", "/login", "--json");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.json().asMap().keySet()).containsExactly("routes", "warnings");
    }

    @Test
    void routes_of_a_file_are_held_against_the_matchers_of_settings() throws Exception {
        Path routes = Files.writeString(
                folder.resolve("routes.txt"), "# all\nGET /dashboard/{page} Dashboard\nPOST /orders\n");
        Path settings =
                Files.writeString(folder.resolve("application.properties"), "latchkey.matcher=/dashboard/:path*\n");

        Shell.Result result = Shell.run("routes", "--routes", routes.toString(), "--settings", settings.toString());

        assertThat(result.err()).contains("POST /orders").doesNotContain("/dashboard");
    }
}
