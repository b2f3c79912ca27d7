package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.provider.Provider;
import dev.latchkey.provider.Providers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a framework's configuration file says is what the builder's calls say. */
class SettingsTest {

    private static final String SECRET = "a-secret-of-more-than-32-characters-1";

    private static AuthBuilder with(Map<String, ?> settings) {
        return Auth.builder().environment(Map.of()).settings(settings);
    }

    @Test
    void each_setting_is_a_call_of_the_builder() {
        AuthBuilder builder = with(Map.of(
                "url", "https://app.example.com",
                "base-path", "/api/auth",
                "trust-host", "true",
                "roles-claim", "groups",
                "session-max-age", "7d",
                "session-update-age", "PT12H",
                "sign-in-page", "/login",
                "sign-out-page", "/bye",
                "error-page", "/oops"));

        assertThat(builder.told.url).isEqualTo("https://app.example.com");
        assertThat(builder.told.basePath).isEqualTo("/api/auth");
        assertThat(builder.told.trustHost).isTrue();
        assertThat(builder.told.rolesClaim).isEqualTo("groups");
        assertThat(builder.told.sessionMaxAge).isEqualTo(Duration.ofDays(7));
        assertThat(builder.told.sessionUpdateAge).isEqualTo(Duration.ofHours(12));
        assertThat(builder.told.signInPage).isEqualTo("/login");
        assertThat(builder.told.signOutPage).isEqualTo("/bye");
        assertThat(builder.told.errorPage).isEqualTo("/oops");
    }

    @Test
    void hosts_to_trust_are_named_in_place_of_true() {
        AuthBuilder one = with(Map.of("trust-host", "app.example.com, *.example.org", "trusted-proxies", "2"));
        assertThat(one.told.trustHost).isTrue();
        assertThat(one.told.trustedHosts).containsExactly("app.example.com", "*.example.org");
        assertThat(one.told.trustedProxies).isEqualTo(2);
        AuthBuilder numbered = with(Map.of("trust-host[0]", "app.example.com", "trust-host[1]", "b.example.com"));
        assertThat(numbered.told.trustedHosts).containsExactly("app.example.com", "b.example.com");
        assertThat(with(Map.of("trust-host", "false")).told.trustHost).isFalse();
    }

    @Test
    void several_are_separated_by_commas_or_numbered() {
        assertThat(with(Map.of("matcher", "/a/:path*, /b")).told.matchers).hasSize(2);
        assertThat(with(Map.of("matcher[0]", "/a", "matcher[1]", "/((?!x{1,2}).*)")).told.matchers)
                .hasSize(2);
        assertThat(with(Map.of("matcher", List.of("/a", "/((?!x{1,2}).*)"))).told.matchers)
                .hasSize(2);
        assertThat(with(Map.of("secret[0]", SECRET, "secret[1]", SECRET + "2")).told.secrets)
                .hasSize(2);
    }

    @Test
    void providers_are_ready_ones_or_any_that_speaks_open_id() {
        Auth auth = with(Map.of(
                        "secret", SECRET,
                        "providers.github.client-id", "app",
                        "providers.github.client-secret", "hush",
                        "providers.house.client-id", "app",
                        "providers.house.client-secret", "hush",
                        "providers.house.issuer", "https://sso.example.com",
                        "providers.house.name", "Our House"))
                .build();

        assertThat(auth.providers()).extracting(Provider::id).containsExactly("github", "house");
        assertThat(auth.providers()).extracting(Provider::name).containsExactly("GitHub", "Our House");
    }

    @Test
    void an_issuer_that_would_be_a_stranger_under_a_known_name_stops_the_start() {
        for (String id : List.of("google", "github")) {
            assertThatThrownBy(() -> with(Map.of("providers." + id + ".issuer", "https://other.example")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("providers." + id + ".issuer is set, but");
        }
    }

    @Test
    void everything_that_is_missing_is_said_at_once() {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of("AUTH_KEYCLOAK_ISSUER", "no address"))
                .provider(Providers.github().clientId("app"))
                .provider(Providers.google())
                .provider(Providers.keycloak());
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .extracting(e -> List.of(String.valueOf(e.getMessage()).split("\\R")))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("No secret: set AUTH_SECRET"),
                        line -> assertThat(line).contains("AUTH_GITHUB_SECRET"),
                        line -> assertThat(line).contains("AUTH_GOOGLE_ID"),
                        line -> assertThat(line).contains("AUTH_GOOGLE_SECRET"),
                        line -> assertThat(line).startsWith("AUTH_KEYCLOAK_ISSUER is not an absolute https URL"));
    }

    @ParameterizedTest
    @CsvSource({
        "matchers,/a",
        "Matcher,/a",
        "matcher[x],/a",
        "url[0],x",
        "providers.github,x",
        "providers..issuer,x",
        "providers.github.clientid,x",
        "trust-host,maybe-not",
        "trusted-proxies,maybe-not",
        "session-max-age,a-while"
    })
    void what_is_misspelled_stops_the_start_and_is_not_repeated(String name, String value) {
        assertThatThrownBy(() -> with(Map.of(name, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("maybe-not")
                .hasMessageNotContaining("a-while");
    }
}
