package dev.latchkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Theme;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.Providers;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.setting.SessionSettings;
import dev.latchkey.setting.TrustedHosts;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a framework's configuration and the environment say is what the builder's calls say. */
class SettingsTest {

    private static final String SECRET = "a-secret-of-more-than-32-characters-1";

    private static AuthBuilder with(Map<String, ? extends @Nullable Object> settings) {
        return with(settings, Map.of());
    }

    private static AuthBuilder with(Map<String, ? extends @Nullable Object> settings, Map<String, String> environment) {
        return Auth.builder().environment(environment).settings(settings);
    }

    private static AuthOptions options(Map<String, ? extends @Nullable Object> settings) {
        AuthOptions options = AuthOptions.of(with(settings));
        assertThat(options.problems).isEmpty();
        return options;
    }

    private static AuthBuilder working(
            Map<String, ? extends @Nullable Object> settings, Map<String, String> environment) {
        Map<String, @Nullable Object> all = new HashMap<>(Map.of("secret", SECRET, "sessions-only", "true"));
        all.putAll(settings);
        return with(all, environment);
    }

    @Test
    void each_setting_is_a_call_of_the_builder() {
        AuthOptions options = options(Map.of(
                "url", "https://app.example.com",
                "base-path", "/api/auth",
                "trust-host", "true",
                "roles-claim", "groups",
                "sessions.idle", "7d",
                "sessions.lifetime", "20h",
                "sessions.update-age", "PT12H",
                "body-limit", "8KB"));

        assertThat(options.url).isEqualTo("https://app.example.com");
        assertThat(options.basePath).isEqualTo("/api/auth");
        assertThat(options.trustHost).isEqualTo(TrustedHosts.any());
        assertThat(options.rolesClaim).isEqualTo("groups");
        assertThat(options.sessions.idle()).isEqualTo(Duration.ofDays(7));
        assertThat(options.sessions.lifetime()).isEqualTo(Duration.ofHours(20));
        assertThat(options.sessions.updateAge()).isEqualTo(Duration.ofHours(12));
        assertThat(options.bodyLimit).isEqualTo(8192);
    }

    @Test
    void pages_and_theme_can_be_maps_in_maps_and_camel_case() {
        AuthOptions options = options(Map.of(
                "pages", Map.of("signIn", "/login", "sign-out", "/bye", "error", "/oops"),
                "theme", Map.of("colorScheme", "DARK", "brand-color", "#0a6")));

        assertThat(options.pages.signIn()).isEqualTo("/login");
        assertThat(options.pages.signOut()).isEqualTo("/bye");
        assertThat(options.pages.error()).isEqualTo("/oops");
        assertThat(options.theme).isEqualTo(new Theme(null, Theme.ColorScheme.DARK, "#0a6", null, null));
    }

    @Test
    void hosts_to_trust_are_named_in_place_of_true() {
        AuthOptions one = options(Map.of("trust-host", "app.example.com, *.example.org", "trusted-proxies", "2"));
        assertThat(one.trustHost).isEqualTo(new TrustedHosts(true, List.of("app.example.com", "*.example.org")));
        assertThat(one.trustedProxies).isEqualTo(2);
        assertThat(options(Map.of("trust-host[0]", "app.example.com", "trust-host[1]", "b.example.com")).trustHost)
                .isEqualTo(new TrustedHosts(true, List.of("app.example.com", "b.example.com")));
        assertThat(options(Map.of("trust-host", "false")).trustHost).isEqualTo(TrustedHosts.none());
    }

    @Test
    void several_are_separated_by_commas_or_numbered() {
        assertThat(options(Map.of("matcher", "/a/:path*, /b")).matchers).hasSize(2);
        assertThat(options(Map.of("matcher[0]", "/a", "matcher[1]", "/((?!x{1,2}).*)")).matchers)
                .hasSize(2);
        assertThat(options(Map.of("matcher", List.of("/a", "/((?!x{1,2}).*)"))).matchers)
                .hasSize(2);
        assertThat(options(Map.of("secret[0]", SECRET, "secret[1]", SECRET + "2")).secrets)
                .hasSize(2);
    }

    @Test
    void the_environment_says_the_same_and_goes_before_files() {
        AuthOptions options = AuthOptions.of(with(
                Map.of("sessions.idle", "7d", "matcher", "/file"),
                Map.of(
                        "LATCHKEY_SECRET", SECRET,
                        "LATCHKEY_SESSIONS_IDLE", "1h",
                        "LATCHKEY_SESSIONS_UPDATE_AGE", "5m",
                        "LATCHKEY_MATCHER_0", "/a",
                        "LATCHKEY_MATCHER_1", "/((?!x{1,2}).*)",
                        "LATCHKEY_PROVIDER_MY_HOUSE_CLIENT_ID", "app",
                        "LATCHKEY_PROVIDER_MY_HOUSE_PARAMETERS_LOGIN_HINT", "ada")));

        assertThat(options.problems).isEmpty();
        assertThat(options.secrets).containsExactly(Secret.of(SECRET));
        assertThat(options.sessions.idle()).isEqualTo(Duration.ofHours(1));
        assertThat(options.sessions.updateAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.matchers).hasSize(2);
        OAuthProvider house =
                (OAuthProvider) requireNonNull(options.configuration.providers().get("my-house"))
                        .provider()
                        .orElseThrow();
        assertThat(house.definition().clientId()).isEqualTo("app");
        assertThat(house.definition().parameters()).containsEntry("login_hint", "ada");
    }

    @Test
    void the_names_that_a_framework_makes_of_a_variable_are_the_variables() {
        AuthOptions options = AuthOptions.of(with(
                Map.of("sessions.update.age", "5m", "sessions-update-age", "5m"),
                Map.of("LATCHKEY_SESSIONS_UPDATE_AGE", "5m")));
        assertThat(options.problems).isEmpty();
        assertThat(options.sessions.updateAge()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void code_goes_before_settings_member_by_member() {
        AuthOptions options = AuthOptions.of(with(Map.of(
                        "sessions.idle", "7d",
                        "sessions.kind", "stored",
                        "pages.sign-in", "/file",
                        "pages.error", "/file"))
                .sessions(Sessions.sealed().updateAge(Duration.ofHours(1)))
                .pages(CustomPages.none().signIn("/code")));
        assertThat(options.sessions.kind()).isEqualTo(SessionSettings.Kind.SEALED);
        assertThat(options.sessions.idle()).isEqualTo(Duration.ofDays(7));
        assertThat(options.pages.signIn()).isEqualTo("/code");
        assertThat(options.pages.error()).isEqualTo("/file");
    }

    @Test
    void a_store_that_a_container_has_is_a_value_too() {
        Store bean = Store.inMemory();
        assertThat(options(Map.of("store", bean)).store).isSameAs(bean);
        assertThat(options(Map.of("store", "memory")).store).isNotNull();
    }

    @Test
    void providers_are_ready_ones_or_any_that_speaks_open_id() {
        Auth auth = with(Map.of(
                        "secret", SECRET,
                        "providers", "house,github",
                        "provider.github.client-id", "app",
                        "provider.github.client-secret", "hush",
                        "provider.house",
                                Map.of(
                                        "client-id", "app",
                                        "client-secret", "hush",
                                        "issuer", "https://sso.example.com",
                                        "name", "Our House")))
                .build();

        assertThat(auth.providers()).extracting(Provider::id).containsExactly("house", "github");
        assertThat(auth.providers()).extracting(Provider::name).containsExactly("Our House", "GitHub");
    }

    @Test
    void those_of_code_come_first_then_those_of_the_list_and_then_the_other_sections() {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("secret", SECRET, "providers", "google,github"));
        for (String id : List.of("discord", "github", "gitlab", "google")) {
            settings.put("provider." + id + ".client-id", "app");
            settings.put("provider." + id + ".client-secret", "hush");
        }
        Auth auth = with(settings)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-1")))
                        .named("staff", "Staff"))
                .build();

        assertThat(auth.providers())
                .extracting(Provider::id)
                .startsWith("staff", "google", "github")
                .containsExactlyInAnyOrder("staff", "google", "github", "discord", "gitlab");
    }

    @Test
    void a_provider_has_all_that_its_section_says() {
        Auth auth = with(Map.of(
                        "secret", SECRET,
                        "provider.work.kind", "github",
                        "provider.work.base-url", "https://git.example.com",
                        "provider.work.client-id", "app",
                        "provider.work.client-secret", "hush",
                        "provider.work.scopes", "read:user, read:org",
                        "provider.work.style.background", "#0a6",
                        "provider.work.parameters.prompt", "consent",
                        "provider.work.clock-tolerance", "1m"))
                .build();

        OAuthProvider work = (OAuthProvider) auth.providers().get(0);
        assertThat(work.definition().tokenEndpoint()).startsWith("https://git.example.com/");
        assertThat(work.definition().scopes()).containsExactly("read:user", "read:org");
        assertThat(work.definition().parameters()).containsEntry("prompt", "consent");
        assertThat(work.style()).isNotNull();
    }

    @Test
    void a_section_completes_a_provider_that_code_adds_and_orders_it() {
        Map<String, String> settings = Map.of(
                "secret", SECRET,
                "provider.github.client-id", "app",
                "provider.github.client-secret", "hush",
                "provider.staff.order", "2");
        Auth auth = with(settings)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-1")))
                        .named("staff", "Staff"))
                .provider(Providers.github().clientId("of-the-code"))
                .build();

        assertThat(auth.providers()).extracting(Provider::id).containsExactly("github", "staff");
        assertThat(((OAuthProvider) auth.providers().get(0)).definition().clientId())
                .isEqualTo("of-the-code");
        assertThatThrownBy(() -> with(Map.of("secret", SECRET, "provider.github.scopes", "repo"))
                        .provider(Providers.github().clientId("app").clientSecret("hush"))
                        .build())
                .hasMessage(
                        "latchkey.provider.github.scopes is set, and the provider \"github\" is not made by settings:"
                                + " call scopes(…) in code");
    }

    @Test
    void limits_count_where_code_sets_none() {
        Map<String, String> settings = Map.of(
                "secret", SECRET, "provider.staff.limit-per-name", "3/5m", "provider.staff.limit-per-client", "9/5m");
        CredentialsProvider staff = CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-1")))
                .named("staff", "Staff");
        RateLimit own = new RateLimit(7, Duration.ofMinutes(1));
        CredentialsProvider limited = (CredentialsProvider)
                with(settings).provider(staff).build().providers().get(0);
        assertThat(limited.perName()).isEqualTo(new RateLimit(3, Duration.ofMinutes(5)));
        assertThat(limited.perClient()).isEqualTo(new RateLimit(9, Duration.ofMinutes(5)));
        limited = (CredentialsProvider) with(settings)
                .provider(staff.limits(own, own))
                .build()
                .providers()
                .get(0);
        assertThat(limited.perName()).isEqualTo(own);
        assertThatThrownBy(() -> with(Map.of("secret", SECRET, "provider.staff.limit-per-address", "3/5m"))
                        .provider(staff)
                        .build())
                .hasMessage("latchkey.provider.staff.limit-per-address does not fit: \"staff\" is no EmailProvider");
    }

    @Test
    void an_issuer_that_would_be_a_stranger_under_a_known_name_stops_the_start() {
        for (String id : List.of("google", "github")) {
            assertThatThrownBy(() -> with(Map.of("provider." + id + ".issuer", "https://other.example"))
                            .build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "latchkey.provider." + id + ".issuer does not fit: \"" + id + "\" has an issuer");
        }
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest_known_one() {
        assertThatThrownBy(() -> working(Map.of("sesions.idle", "7d"), Map.of()).build())
                .hasMessage("Unknown setting latchkey.sesions.idle: did you mean latchkey.sessions.idle?");
        assertThatThrownBy(() -> working(Map.of("providers.github.client-id", "x"), Map.of())
                        .build())
                .hasMessage("Unknown setting latchkey.providers.github.client-id: did you mean"
                        + " latchkey.provider.github.client-id?");
        assertThatThrownBy(() ->
                        working(Map.of(), Map.of("LATCHKEY_SESIONS_IDLE", "7d")).build())
                .hasMessage("Unknown setting LATCHKEY_SESIONS_IDLE: did you mean LATCHKEY_SESSIONS_IDLE?");
        assertThatThrownBy(() ->
                        working(Map.of(), Map.of("AUTH_TRUSTHOST", "true")).build())
                .hasMessage("Unknown setting AUTH_TRUSTHOST: did you mean AUTH_TRUST_HOST?");
        working(Map.of(), Map.of("AUTH_GITLAB_ID", "x", "AUTH_UID", "of another program"))
                .build()
                .close();
    }

    @Test
    void the_variables_of_a_service_that_is_named_latchkey_are_no_settings() {
        Map<String, String> links = Map.of(
                "LATCHKEY_SERVICE_HOST", "10.0.0.11",
                "LATCHKEY_SERVICE_PORT", "80",
                "LATCHKEY_SERVICE_PORT_HTTP", "80",
                "LATCHKEY_PORT", "tcp://10.0.0.11:80",
                "LATCHKEY_PORT_80_TCP", "tcp://10.0.0.11:80",
                "LATCHKEY_PORT_80_TCP_ADDR", "10.0.0.11");
        working(Map.of(), links).build().close();

        assertThatThrownBy(
                        () -> working(Map.of(), Map.of("LATCHKEY_PORTS", "80")).build())
                .hasMessageStartingWith("Unknown setting LATCHKEY_PORTS");
    }

    @Test
    void a_provider_that_is_listed_and_unknown_is_answered_with_the_nearest_ready_one() {
        assertThatThrownBy(() ->
                        with(Map.of("secret", SECRET, "providers", "gihub")).build())
                .hasMessageContaining("did you mean github?")
                .hasMessageNotContaining("gihub");
    }

    @Test
    void all_mistakes_are_listed_at_once() {
        assertThatThrownBy(() -> with(Map.of(
                                "sesions.idle", "7d",
                                "sessions.update-age", "a-while",
                                "provider.github.clientid2", "x",
                                "provider.github.clock-tolerance", "a-while",
                                "pages.error", "oops"))
                        .provider(Providers.google())
                        .sessions(Sessions.stored().idle(Duration.ZERO))
                        .rolesClaim("a")
                        .rolesClaim("b")
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rolesClaim(…) is called twice: make one call")
                .hasMessageContaining("idle(…) of Sessions is less than a second")
                .hasMessageContaining("Unknown setting latchkey.sesions.idle")
                .hasMessageContaining("latchkey.sessions.update-age is no duration")
                .hasMessageContaining("latchkey.provider.github.client-id?")
                .hasMessageContaining("latchkey.provider.github.clock-tolerance is no duration")
                .hasMessageContaining("latchkey.pages.error is neither a path such as /login nor an http(s) URL")
                .hasMessageContaining("No secret: set AUTH_SECRET")
                .hasMessageContaining("AUTH_GOOGLE_ID")
                .hasMessageContaining("Sessions.stored() without a store");
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
        "matcher[x],/a",
        "matcher,' '",
        "matcher,",
        "roles-claim,' '",
        "url,maybe-not",
        "url[0],maybe-not",
        "base-path,maybe-not",
        "store,maybe-not",
        "provider.github,x",
        "provider..issuer,https://x.example",
        "provider.github.clientids,x",
        "provider.github.kind,maybe-not",
        "trust-host,maybe-not",
        "trusted-proxies,maybe-not",
        "trusted-proxies,0",
        "sessions.idle,a-while",
        "sessions.kind,maybe-not",
        "theme.brand-color,maybe-not",
        "theme.logo,maybe-not",
        "cookies.session,maybe not",
        "body-limit,1KB5",
        "body-limit,1KiB",
        "sessions-only,maybe-not"
    })
    void what_is_misspelled_stops_the_start_and_is_not_repeated(String name, @Nullable String value) {
        assertThatThrownBy(() ->
                        working(Collections.singletonMap(name, value), Map.of()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("latchkey.")
                .hasMessageNotContaining("maybe")
                .hasMessageNotContaining("a-while");
    }
}
