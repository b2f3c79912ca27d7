package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.Sessions;
import dev.latchkey.guard.Explanation;
import dev.latchkey.model.Claims;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.testing.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandTest {

    private static final String SECRET = "a secret that no other test has: 0815-4711";
    private static final String BCRYPT = "$2a$04$abcdefghijklmnopqrstuuz0gTJmC9QQJGGxBeNTFPFN0c9JcRxGW";

    @TempDir
    private Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private final Shell shell = new Shell();
    private JdbcStore store = JdbcStore.of(database);

    @BeforeEach
    void migrate() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        shell.with("JDBC_URL", database.getURL());
        store = store.migrate();
    }

    @Test
    void users_of_a_csv_file_are_added_with_their_hashes() throws IOException {
        Path file = file("users.csv", """
                email,name,emailVerified,passwordHash,loginName
                Ada@Example.org,"Lovelace, Ada",true,%s,ada
                grace@example.org,,false,,
                """.formatted(BCRYPT));

        Shell.Result result = shell.call("users", "import", file.toString());

        assertThat(result.all()).contains("2 users in the file, 2 added").doesNotContain(BCRYPT);
        Claims ada = shell.call("users", "find", "ada@example.org", "--json").json();
        assertThat(ada.text("name")).contains("Lovelace, Ada");
        assertThat(ada.flag("password")).isTrue();
        assertThat(ada.text("emailVerified")).isPresent();
        assertThat(shell.call("users", "find", "grace@example.org", "--json")
                        .json()
                        .flag("password"))
                .isFalse();
    }

    @Test
    void an_import_can_run_again() throws IOException {
        Path file = file(
                "users.jsonl", "{\"id\":\"1\",\"email\":\"ada@example.org\",\"passwordHash\":\"" + BCRYPT + "\"}\n");

        shell.call("users", "import", file.toString());
        Shell.Result again = shell.call("users", "import", file.toString(), "--json");

        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(again.json().number("added")).contains(0L);
    }

    @Test
    void a_file_with_a_faulty_line_adds_nobody() throws IOException {
        Path file = file("users.jsonl", """
                {"email":"ada@example.org"}
                {"email":"no address"}
                nothing
                {"email":"grace@example.org","passwordHash":"md5:hunter2"}
                {"email":"alan@example.org","password":"hunter2"}
                """);

        Shell.Result result = shell.call("users", "import", file.toString());

        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.all())
                .contains(
                        "Line 2 has an email", "Line 3 is no JSON", "Line 4 has a passwordHash", "Line 5 has a column")
                .doesNotContain("hunter2");
        assertThat(store.users("", 10)).isEmpty();
    }

    /** Somebody may have typed the address of another person, and waits for that person's password. */
    @Test
    void a_user_with_an_address_that_is_not_proved_gets_no_password() throws IOException {
        shell.call(
                "users",
                "import",
                file("typed.jsonl", "{\"email\":\"ada@example.org\"}").toString());
        Path file = file("users.jsonl", """
                {"email":"Ada@example.org","passwordHash":"%1$s","loginName":"ada"}
                {"email":"grace@example.org","passwordHash":"%1$s"}
                """.formatted(BCRYPT));

        Shell.Result result = shell.call("users", "import", file.toString());

        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.all()).contains("Line 1: this user", "2 users in the file, 1 added");
        assertThat(hasPassword("ada@example.org")).isFalse();
        assertThat(hasPassword("grace@example.org")).isTrue();
    }

    @Test
    void a_user_with_a_proved_address_gets_the_password() throws IOException {
        shell.call(
                "users",
                "import",
                file("there.jsonl", "{\"email\":\"ada@example.org\",\"emailVerified\":true}")
                        .toString());
        Path file = file("users.jsonl", "{\"email\":\"ada@example.org\",\"passwordHash\":\"" + BCRYPT + "\"}");

        assertThat(shell.call("users", "import", file.toString()).code()).isEqualTo(ExitCode.OK);
        assertThat(hasPassword("ada@example.org")).isTrue();
    }

    @Test
    void an_address_on_two_lines_is_a_fault_of_the_second() throws IOException {
        Path file = file("users.jsonl", """
                {"email":"ada@example.org"}
                {"email":"ADA@example.org","passwordHash":"%s"}
                """.formatted(BCRYPT));

        Shell.Result result = shell.call("users", "import", file.toString(), "--dry-run");

        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.all()).contains("Line 2 has the email of line 1");
    }

    private boolean hasPassword(String email) {
        return shell.call("users", "find", email, "--json").json().flag("password");
    }

    @Test
    void users_are_listed_page_by_page() throws IOException {
        imported(3);

        Claims first = shell.call("users", "list", "--most", "2", "--json").json();
        Claims last = shell.call(
                        "users",
                        "list",
                        "--most",
                        "2",
                        "--after",
                        first.text("next").orElseThrow(),
                        "--json")
                .json();

        assertThat(first.get("users"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(last.get("users"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(last.text("next")).isEmpty();
    }

    @Test
    void a_disabled_user_has_no_sessions_and_may_sign_in_after_that_again() throws IOException {
        imported(1);
        String cookie = SignedIn.as("user-0").in(store).cookie(SECRET);
        assertThat(isSignedIn(Sessions.stored(), cookie)).isTrue();

        Shell.Result disabled = shell.call("users", "disable", "user-0", "--json");

        assertThat(disabled.json().flag("disabled")).isTrue();
        assertThat(isSignedIn(Sessions.stored(), cookie)).isFalse();
        assertThat(shell.call("users", "enable", "0@example.org", "--json")
                        .json()
                        .flag("disabled"))
                .isFalse();
    }

    @Test
    void sealed_sessions_end_too_where_they_are_revocable() throws IOException {
        imported(1);
        Sessions sealed = Sessions.sealed().revocable(Duration.ofSeconds(1));
        String cookie = SignedIn.as("user-0").cookie(SECRET);
        assertThat(isSignedIn(sealed, cookie)).isTrue();

        shell.call("users", "end-sessions", "user-0");

        assertThat(isSignedIn(sealed, cookie)).isFalse();
    }

    @Test
    void a_user_who_is_not_there_is_a_finding() {
        for (String command : List.of("find", "disable", "enable", "end-sessions")) {
            assertThat(shell.call("users", command, "nobody@example.org").code())
                    .as(command)
                    .isEqualTo(ExitCode.FINDINGS);
        }
    }

    private boolean isSignedIn(Sessions sessions, String cookie) {
        try (Auth auth = Auth.builder()
                .sessionsOnly()
                .store(store)
                .sessions(sessions)
                .secret(SECRET)
                .matcher("/")
                .environment(Map.of())
                .build()) {
            ExplainedRequest request = ExplainedRequest.of(
                    "GET", "/", Map.of("host", List.of("localhost"), "cookie", List.of(cookie)), false);
            return auth.explain(request).decision() == Explanation.Decision.PASSES;
        }
    }

    private void imported(int number) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < number; i++) {
            lines.append("{\"id\":\"user-" + i + "\",\"email\":\"" + i + "@example.org\"}\n");
        }
        shell.call("users", "import", file("some.jsonl", lines.toString()).toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
