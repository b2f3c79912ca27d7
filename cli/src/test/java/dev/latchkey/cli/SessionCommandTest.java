package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.testing.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SessionCommandTest {

    private static final String SECRET = "a secret that no other test has: 0815-4711";
    private static final String ACCESS_TOKEN = "gho_abcdefghijklmnop";
    private static final String ID_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEiLCJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJl";

    private final String token = token(SignedIn.as("ada")
            .withRoles("admin")
            .with("access_token", ACCESS_TOKEN)
            .with("account", Map.of("hint", ID_TOKEN)));

    @Test
    void a_token_shows_its_claims_and_hides_the_tokens_in_it() {
        Shell.Result result =
                new Shell().with("AUTH_SECRET", SECRET).with("TOKEN", token).call("session", "--token", "env:TOKEN");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.all())
                .contains("ada", "admin", "sealed with the newest secret", "kept, expired 2023-11-14T22:13:20Z")
                .doesNotContain(SECRET, ACCESS_TOKEN, ID_TOKEN, token);
    }

    @Test
    void a_token_comes_from_the_standard_input_too() {
        Shell.Result result =
                new Shell().with("OLD", SECRET).typing(token + "\n").call("session", "--secret", "env:OLD", "--json");

        assertThat(result.json().object("claims").text("sub")).contains("ada");
    }

    @Test
    void a_token_of_an_older_secret_says_so() {
        Shell.Result result = new Shell()
                .with("AUTH_SECRET", SECRET)
                .with("AUTH_SECRET_1", Patient.STRONG)
                .typing(token)
                .call("session");

        assertThat(result.out()).contains("sealed with an older secret");
    }

    @Test
    void a_token_of_another_secret_is_not_opened() {
        Shell.Result result =
                new Shell().with("AUTH_SECRET", Patient.STRONG).typing(token).call("session");

        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.all()).contains("does not open the token").doesNotContain(token);
    }

    @Test
    void a_token_that_has_expired_says_so() {
        Shell.Result result = new Shell()
                .at(Clock.offset(Clock.systemUTC(), Duration.ofDays(400)))
                .with("AUTH_SECRET", SECRET)
                .typing(token)
                .call("session");

        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.out()).contains("has expired");
    }

    @Test
    void the_token_of_a_stored_session_shows_the_row_and_needs_no_secret() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcStore store = JdbcStore.of(database);
        store.migrate();
        String stored =
                token(SignedIn.as("ada").with("access_token", ACCESS_TOKEN).in(store));
        Shell shell = new Shell().with("JDBC_URL", database.getURL()).with("TOKEN", stored);

        Shell.Result result = shell.call("session", "--token", "env:TOKEN");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).contains("A session in the store", "user       ada", "other data, which is sealed");
        assertThat(result.all()).doesNotContain(stored, ACCESS_TOKEN);

        store.deleteSessions("ada", null);
        assertThat(shell.call("session", "--token", "env:TOKEN").code()).isEqualTo(ExitCode.FINDINGS);
    }

    private static String token(SignedIn user) {
        String cookie = user.cookie(SECRET);
        return cookie.substring(cookie.indexOf('=') + 1);
    }
}
