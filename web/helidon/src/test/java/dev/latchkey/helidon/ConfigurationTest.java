package dev.latchkey.helidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a configuration says below {@code latchkey}. */
class ConfigurationTest {

    private static Auth auth(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("latchkey.secret", "a-secret-from-a-file-0123456789-0123456789");
        all.put("latchkey.sessions-only", "true");
        all.put("house.name", "Our house");
        Config config = Config.just(ConfigSources.create(all));
        return Auth.builder()
                .environment(Map.of())
                .settings(HelidonAuth.settings(config))
                .build();
    }

    @Test
    void a_configuration_has_the_settings() {
        HelidonAuth auth = HelidonAuth.of(auth(Map.of(
                "latchkey.matcher.0", "/dashboard/:path*",
                "latchkey.matcher.1", "/((?!auth|open|x{1,2}).*)",
                "latchkey.base-path", "/login")));
        try (HelidonServer server = HelidonServer.start(routing -> routing.addFeature(auth))) {
            Browser browser = Browser.at(server.address());
            assertThat(browser.get("/dashboard").status()).isEqualTo(401);
            assertThat(browser.get("/closed").status()).isEqualTo(401);
            assertThat(browser.get("/open").status()).isEqualTo(404);
            assertThat(browser.get("/login/csrf").status()).isEqualTo(200);
        }
    }

    @Test
    void a_name_that_there_is_not_stops_the_start() {
        assertThatThrownBy(() -> auth(Map.of("latchkey.sesions.idle", "7d")))
                .hasMessage("Unknown setting latchkey.sesions.idle: did you mean latchkey.sessions.idle?");
    }
}
