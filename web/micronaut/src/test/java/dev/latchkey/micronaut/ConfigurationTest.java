package dev.latchkey.micronaut;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.FavouriteColour;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import dev.latchkey.testing.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code application.yml} says. */
class ConfigurationTest {

    private static final String KEY = "a-secret-from-a-file-0123456789-0123456789";
    private static final Map<String, Object> PROPERTIES = Map.ofEntries(
            entry("latchkey.secret", List.of(KEY)),
            entry("latchkey.matcher", List.of("/dashboard/:path*", "${house.closed}")),
            entry("house.closed", "/reports"),
            entry("house.secret", "hush"),
            entry("latchkey.base-path", "/login"),
            entry("latchkey.sessions.idle", "1h"),
            entry("latchkey.roles-claim", "groups"),
            entry("latchkey.provider.github.client-id", "app"),
            entry("latchkey.provider.github.client-secret", "hush"),
            entry("latchkey.provider.house.name", "Our house"),
            entry("latchkey.provider.house.issuer", "https://sso.example.org"),
            entry("latchkey.provider.house.client-id", "app"),
            entry("latchkey.provider.house.client-secret", "${house.secret}"));

    @Test
    void an_application_without_code_of_ours_is_guarded() {
        try (MicronautServer server = MicronautServer.start("doors", PROPERTIES)) {
            Browser browser = Browser.at(server.address());
            String cookie =
                    SignedIn.as("u-alice").with("groups", List.of("admin")).cookie(KEY);

            assertThat(browser.get("/dashboard").status()).isEqualTo(401);
            assertThat(browser.get("/reports").status()).isEqualTo(401);
            assertThat(browser.get("/thread").status()).isEqualTo(200);
            assertThat(browser.get("/login/providers").body()).contains("Our house", "GitHub");
            assertThat(browser.get("/dashboard", "Cookie", cookie).body()).isEqualTo(EntryPointTest.SECRET);
            assertThat(browser.get("/roles/admin", "Cookie", cookie).body()).isEqualTo("in");
            assertThat(server.server()
                            .getApplicationContext()
                            .getBean(Auth.class)
                            .providers())
                    .extracting(Provider::id)
                    .containsExactlyInAnyOrder("github", "house");
        }
    }

    @Test
    void a_store_and_a_provider_that_are_beans_are_used() {
        Provider staff = CredentialsProvider.of((typed, request) -> Optional.empty());
        Map<String, Object> settings = Map.of("latchkey.secret", KEY, "latchkey.sessions.kind", "stored");
        try (MicronautServer server = MicronautServer.start("doors", settings, Store.inMemory(), staff)) {
            Auth auth = server.server().getApplicationContext().getBean(Auth.class);
            assertThat(auth.providers()).containsExactly(staff);
            assertThat(auth.sessions().list("nobody")).isEmpty();
        }
    }

    @Test
    void a_feature_that_is_a_bean_has_its_settings_from_the_same_file() {
        Map<String, Object> settings = Map.of("latchkey.secret", KEY, "latchkey.favourite-colour.tries", 7);
        try (MicronautServer server = MicronautServer.start("doors", settings, new FavouriteColour())) {
            assertThat(Browser.at(server.address()).get("/auth/signin").body()).contains("You have 7 tries.");
        }
    }

    @Test
    void a_mistake_shows_at_the_start() {
        assertThatThrownBy(() -> MicronautServer.start(
                        "doors", Map.of("latchkey.secret", List.of(KEY), "latchkey.matcher", List.of("/dash(board"))))
                .hasStackTraceContaining("/dash(board");
        assertThatThrownBy(() -> MicronautServer.start(
                        "doors", Map.of("latchkey.secret", KEY, "latchkey.matchers", "/dashboard")))
                .hasStackTraceContaining("Unknown setting latchkey.matchers: did you mean latchkey.matcher?");
    }
}
