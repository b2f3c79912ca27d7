package dev.latchkey.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.rest.forgery.SessionForgeryResource;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @Test
    void a_store_a_provider_a_feature_and_a_registry_of_metrics_that_are_beans_are_used(@TempDir Path folder)
            throws Exception {
        Map<String, String> settings =
                Map.of("latchkey.favourite-colour.tries", "7", "latchkey.matcher", "/dashboard/:path*");
        try (QuarkusServer server = QuarkusServer.start("beans", folder, settings, loader -> {})) {
            Browser browser = Browser.at(server.address());
            assertThat(browser.get("/beans").body()).isEqualTo("staff colour 0");
            assertThat(browser.get("/auth/signin").body()).contains("You have 7 tries.");
            assertThat(browser.get("/dashboard").status()).isEqualTo(401);
            assertThat(browser.get("/beans/refusals").body()).isEqualTo("1.0");
        }
    }

    @Test
    void a_name_that_there_is_not_stops_the_start(@TempDir Path folder) {
        Map<String, String> misspelt = Map.of(
                "latchkey.secret", "a-secret-of-the-entries-0123456789-0123456789", "latchkey.sesions.idle", "7d");
        assertThatThrownBy(() -> QuarkusServer.start("forgery", folder, misspelt, SessionForgeryResource.class))
                .hasStackTraceContaining("Unknown setting latchkey.sesions.idle: did you mean latchkey.sessions.idle?");
    }
}
