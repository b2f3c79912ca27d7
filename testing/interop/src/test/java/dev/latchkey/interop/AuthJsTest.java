package dev.latchkey.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.latchkey.nextauth.NodeExtension;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NodeExtension.class, AuthJsExtension.class})
class AuthJsTest {

    private static final String COOKIE = "authjs.session-token";
    private static final Duration HOUR = Duration.ofHours(1);

    private final AuthJs authJs;

    AuthJsTest(AuthJs authJs) {
        this.authJs = authJs;
    }

    @Test
    void what_it_seals_it_opens() {
        String token = authJs.encode(claims("Zoë 日本語"), List.of("secret"), COOKIE, HOUR);

        JsonObject opened = authJs.decode(token, List.of("secret"), COOKIE).orElseThrow();

        assertThat(opened.get("name").getAsString()).isEqualTo("Zoë 日本語");
        assertThat(opened.get("exp").getAsLong() - opened.get("iat").getAsLong())
                .isEqualTo(HOUR.toSeconds());
        assertThat(token).as("a compact JWE without a wrapped key").matches("[^.]+\\.\\.[^.]+\\.[^.]+\\.[^.]+");
    }

    @Test
    void another_secret_or_another_cookie_name_does_not_open_it() {
        String token = authJs.encode(claims("Ada"), List.of("secret"), COOKIE, HOUR);

        assertThat(authJs.decode(token, List.of("other"), COOKIE)).isEmpty();
        assertThat(authJs.decode(token, List.of("secret"), "__Secure-" + COOKIE))
                .isEmpty();
    }

    @Test
    void the_first_secret_seals_and_any_opens() {
        String token = authJs.encode(claims("Ada"), List.of("new", "old"), COOKIE, HOUR);

        assertThat(authJs.decode(token, List.of("new"), COOKIE)).isPresent();
        assertThat(authJs.decode(token, List.of("newest", "new"), COOKIE)).isPresent();
        assertThat(authJs.decode(token, List.of("old"), COOKIE)).isEmpty();
    }

    @Test
    void an_expired_token_is_refused() {
        String token = authJs.encode(claims("Ada"), List.of("secret"), COOKIE, Duration.ofSeconds(-16));

        assertThat(authJs.decode(token, List.of("secret"), COOKIE)).isEmpty();
    }

    @Test
    void the_contracts_plain_http_session_is_its_own() throws IOException {
        JsonObject vector = vector("plain-http-session.json");

        assertThat(authJs.decode(
                        vector.get("token").getAsString(),
                        List.of(vector.get("secret").getAsString()),
                        vector.get("salt").getAsString()))
                .contains(vector.getAsJsonObject("payload"));
    }

    private static JsonObject claims(String name) {
        JsonObject claims = new JsonObject();
        claims.addProperty("sub", "1");
        claims.addProperty("name", name);
        return claims;
    }

    private static JsonObject vector(String name) throws IOException {
        try (InputStream resource = AuthJsTest.class.getResourceAsStream("/vectors/" + name)) {
            assertThat(resource).isNotNull();
            return JsonParser.parseString(new String(resource.readAllBytes(), UTF_8))
                    .getAsJsonObject();
        }
    }
}
