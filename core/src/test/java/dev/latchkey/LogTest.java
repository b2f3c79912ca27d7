package dev.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs an application finds in its log when all goes well. */
class LogTest {

    private static final String SECRET = "a-secret-of-more-than-32-characters-1";

    private static Auth auth(String userId, UnaryOperator<AuthBuilder> more) {
        User user = new User(userId, "Ada Lindqvist", "ada@example.org", "https://example.org/ada.png");
        return more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret(SECRET)
                        .provider(CredentialsProvider.of((typed, request) -> Optional.of(user))))
                .build();
    }

    @Test
    void one_line_at_the_start_says_what_is_set_up_and_what_to_register() {
        String log = logOf(() -> auth(
                "u-1",
                settings -> settings.url("https://app.example.com/shop/auth")
                        .provider(Providers.github().clientId("app").clientSecret("hushhush"))
                        .store(Store.inMemory())
                        .matcher("/dashboard/:path*", "/orders")));

        assertThat(log.lines().filter(line -> line.contains("Latchkey")))
                .singleElement()
                .asString()
                .contains(
                        "endpoints at https://app.example.com/shop/auth",
                        "github (callback https://app.example.com/shop/auth/callback/github)",
                        "credentials",
                        "store InMemoryStore",
                        "sessions in the store",
                        "/dashboard/:path*",
                        "/orders");
        assertThat(log).doesNotContain(SECRET).doesNotContain("hushhush");
        assertThat(logOf(() -> auth("u-1", settings -> settings)))
                .contains("endpoints at /auth", "store none", "sessions in sealed cookies", "guard of no path");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_sign_in_and_sign_out_is_one_line_with_the_users_id_alone(boolean stored) {
        Auth auth = auth("u-1", settings -> stored ? settings.store(Store.inMemory()) : settings);
        String log = logOf(() -> new Visits(auth).signedIn("ada").signOut());

        assertThat(log.lines().filter(line -> line.contains("INFO")))
                .satisfiesExactly(
                        in -> assertThat(in).endsWith("User u-1 signed in with credentials"),
                        out -> assertThat(out).endsWith("User u-1 signed out"));
        assertThat(log).doesNotContain("Ada").doesNotContain("ada@");
    }

    @Test
    void an_id_cannot_write_a_line_of_its_own() {
        String log = logOf(() ->
                new Visits(auth("u-1\r\nINFO User root signed in\u2028\u001b[2J\u202e", each -> each)).signedIn("ada"));

        assertThat(log).contains("User u-1??INFO User root signed in??[2J? signed in with credentials");
    }

    private static String logOf(Runnable code) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, UTF_8));
        try {
            code.run();
        } finally {
            System.setErr(before);
        }
        return lines.toString(UTF_8);
    }
}
