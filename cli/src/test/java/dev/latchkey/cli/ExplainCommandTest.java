package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.guard.Authorized;
import dev.latchkey.model.Factor;
import dev.latchkey.testing.SignedIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    private static final String SECRET = "a secret that no other test has: 0815-4711";
    private static final String AUTH = ExplainCommandTest.class.getName() + "::";

    @TempDir
    private Path folder;

    /** Called by its name. */
    static Auth admins() {
        return application(Authorized.all(Authorized.signedIn(), Authorized.role("admin")));
    }

    /** Called by its name. */
    static Auth confirmed() {
        return application(Authorized.factor(Factor.Kind.PHISHING_RESISTANT).within(Duration.ofHours(1)));
    }

    /** Called by its name. */
    static Auth own() {
        return application((request, session) -> request.header("X-Key") != null);
    }

    /** Called by its name. */
    static Auth broken() {
        return Auth.builder().environment(Map.of()).build();
    }

    /** Called by its name. */
    static Auth leaking() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:none://db/shop?password=hunter2")) {
            throw new IllegalStateException(connection.toString());
        }
    }

    /** Called by its name. */
    static Auth leakingInItsOwnCode() {
        IllegalStateException thrown =
                new IllegalStateException("No connection to jdbc:none://db/shop?password=hunter2");
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement("com.example.Shop", "auth", null, 1)});
        throw thrown;
    }

    private static Auth application(Authorized rule) {
        return Auth.builder()
                .sessionsOnly()
                .secret(SECRET)
                .matcher("/dashboard/:path*")
                .authorized(rule)
                .environment(Map.of())
                .build();
    }

    @Test
    void a_refused_request_names_the_matcher_and_the_rule() {
        Shell.Result result = Shell.run("explain", "GET", "/dashboard/x?y=z", "--auth", AUTH + "admins");

        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.out())
                .contains("GET /dashboard/x: refused", "the matcher /dashboard/:path* covers the path")
                .contains("nobody is signed in", "signedIn() refuses it")
                .doesNotContain("role(admin) refuses");
    }

    @Test
    void a_signed_in_user_learns_which_part_of_the_rule_refuses() {
        Shell.Result result = explained("admins", SignedIn.as("ada").withRoles("editor"));

        assertThat(result.out()).contains("the user is signed in; role(admin) refuses it", "403");
    }

    @Test
    void a_user_with_the_role_passes() {
        Shell.Result result = explained("admins", SignedIn.as("ada").withRoles("admin"));

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains("passes, because the matcher /dashboard/:path*")
                .contains("all(signedIn(), role(admin)) lets the request pass");
    }

    @Test
    void a_missing_factor_is_named() {
        Shell.Result result = explained("confirmed", SignedIn.as("ada"));

        assertThat(result.out()).contains("phishing_resistant that is at most 1h old");
    }

    @Test
    void a_rule_of_the_application_is_named_by_its_class() {
        assertThat(Shell.run("explain", "GET", "/dashboard", "--auth", AUTH + "own")
                        .out())
                .contains("a rule in " + ExplainCommandTest.class.getName() + " refuses it");
    }

    @Test
    void a_path_that_nothing_covers_passes() {
        Shell.Result result = Shell.run("explain", "GET", "/about", "--auth", AUTH + "admins");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).contains("no matcher covers the path");
    }

    @Test
    void the_matchers_of_a_file_of_settings_are_explained_too() throws Exception {
        Path file = Files.writeString(
                folder.resolve("application.yml"), "latchkey:\n  matcher: ['/dashboard/:path*', '/admin']\n");

        assertThat(Shell.run("explain", "GET", "/admin/", "--settings", file.toString())
                        .out())
                .contains("the matcher /admin covers the path", "signedIn() refuses it");
    }

    @Test
    void an_application_that_does_not_start_says_why() {
        Shell.Result result = Shell.run("explain", "GET", "/", "--auth", AUTH + "broken");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).contains("broken threw", "No secret");
    }

    @ParameterizedTest
    @CsvSource({"leaking, java.sql.SQLException", "leakingInItsOwnCode, java.lang.IllegalStateException"})
    void a_message_that_others_wrote_is_not_printed(String method, String thrown) {
        Shell.Result result = Shell.run("explain", "GET", "/", "--auth", AUTH + method);

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.all()).contains(method + " threw " + thrown).doesNotContain("jdbc:", "hunter2");
    }

    @Test
    void a_class_that_is_not_there_says_how_to_add_it() {
        Shell.Result result = Shell.run("explain", "GET", "/", "--auth", "com.example.Missing::auth");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("LATCHKEY_CLASS_PATH");
    }

    private static Shell.Result explained(String method, SignedIn user) {
        String cookie = user.cookie(SECRET);
        Shell.Result result = new Shell()
                .with("COOKIE", cookie)
                .call("explain", "GET", "/dashboard", "--auth", AUTH + method, "--cookie", "env:COOKIE");
        assertThat(result.all()).doesNotContain(cookie.substring(cookie.indexOf('=') + 1));
        return result;
    }
}
