package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dangerous or cannot work shows when the application starts, with the call or variable that mends it. */
class StartTest {

    private static final String SECRET = "a-secret-of-more-than-32-characters-1";
    private static final String WEAK = "changeme-changeme-changeme-change";

    private static AuthBuilder with(Map<String, String> environment) {
        return Auth.builder()
                .environment(environment)
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()));
    }

    private static AuthBuilder mailing(Map<String, String> environment) {
        return with(environment)
                .secret(SECRET)
                .store(Store.inMemory())
                .provider(EmailProvider.of(new Outbox()).from("no-reply@example.org"));
    }

    @Test
    @Tag("B11")
    void links_never_lead_to_a_host_that_only_the_request_names() {
        assertThatThrownBy(() -> mailing(Map.of()).proxies(Proxies.trusted()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("url(")
                .hasMessageContaining("AUTH_URL")
                .hasMessageContaining("Proxies.trusted(\"app.example.com\")");
        assertThatThrownBy(() -> mailing(Map.of("AUTH_TRUST_HOST", "true")).build())
                .hasMessageContaining("AUTH_TRUST_HOST=app.example.com");
        assertThatThrownBy(() -> mailing(Map.of("VERCEL", "1")).build()).hasMessageContaining("AUTH_URL");
    }

    @Test
    void links_are_mailed_to_hosts_that_the_configuration_names() {
        assertThatCode(() -> mailing(Map.of()).build()).doesNotThrowAnyException();
        assertThatCode(() -> mailing(Map.of("AUTH_URL", "https://app.example.com"))
                        .proxies(Proxies.trusted())
                        .build())
                .doesNotThrowAnyException();
        assertThatCode(() -> mailing(Map.of())
                        .proxies(Proxies.trusted("app.example.com"))
                        .build())
                .doesNotThrowAnyException();
        assertThatCode(() -> mailing(Map.of("AUTH_TRUST_HOST", "app.example.com, *.example.org"))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void a_secret_with_a_comma_is_two_secrets_and_the_refusal_says_so() {
        assertThatThrownBy(() -> with(Map.of("AUTH_URL", "https://app.example.com"))
                        .settings(Map.of("secret", SECRET + ",short"))
                        .build())
                .hasMessageContaining("One of the 2 secrets")
                .hasMessageContaining("a comma separates secrets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "0123456789012345678901234567890", WEAK, "01010101010101010101010101010101010101"})
    void a_secret_that_can_be_guessed_is_refused_where_others_can_reach_it(String weak) {
        for (Map<String, String> reachable :
                List.of(Map.of("AUTH_URL", "https://app.example.com"), Map.of("AUTH_TRUST_HOST", "true"))) {
            assertThatThrownBy(() -> with(reachable).secret(SECRET, weak).build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("openssl rand -base64 33")
                    .hasMessageContaining("dangerouslyAcceptShortSecrets()")
                    .hasMessageNotContaining(weak);
            assertThatCode(() -> with(reachable)
                            .secret(SECRET, weak)
                            .dangerouslyAcceptShortSecrets()
                            .build())
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> with(Map.of("AUTH_SECRET", weak)).build()).doesNotThrowAnyException();
        assertThatCode(() -> with(Map.of("AUTH_URL", "http://localhost:8080"))
                        .secret(weak)
                        .build())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "73610948275638209174650394817265",
                "9f86d081884c7d659a2feaa0c55ad015",
                "K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=",
                "correct horse battery staple, and then some",
                "äöüßéèêàçñåøæœ-ÄÖÜÉÈÊÀÇÑÅØÆŒ"
            })
    void a_secret_that_is_long_and_does_not_repeat_itself_is_taken(String secret) {
        assertThatCode(() -> with(Map.of("AUTH_URL", "https://app.example.com"))
                        .secret(secret)
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void an_application_that_nobody_can_sign_in_to_says_so() {
        AuthBuilder nobody = Auth.builder().environment(Map.of()).secret(SECRET);
        assertThatThrownBy(nobody::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("provider(")
                .hasMessageContaining("sessionsOnly()");
        assertThatCode(() -> nobody.sessionsOnly().build()).doesNotThrowAnyException();
        assertThatThrownBy(() -> with(Map.of()).secret(SECRET).sessionsOnly().build())
                .hasMessageContaining("sessionsOnly()");
    }

    @Test
    void an_application_starts_no_thread_and_can_be_closed_more_than_once() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Auth auth = with(Map.of()).secret(SECRET).build();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("HttpClient"));
        auth.close();
        auth.close();
        assertThat(providers(auth, "")).contains("not configured");
    }

    @Test
    @Tag("B11")
    void several_proxies_need_the_names_of_hosts_or_one_address() {
        assertThatThrownBy(() -> with(Map.of())
                        .secret(SECRET)
                        .proxies(Proxies.trusted().count(2))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Proxies.trusted(\"app.example.com\")")
                .hasMessageContaining("AUTH_URL");
        assertThatCode(() -> with(Map.of())
                        .secret(SECRET)
                        .proxies(Proxies.trusted("app.example.com").count(2))
                        .build())
                .doesNotThrowAnyException();
        assertThatCode(() -> with(Map.of("AUTH_URL", "https://app.example.com"))
                        .secret(SECRET)
                        .proxies(Proxies.trusted().count(2))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void proxies_are_counted_only_where_they_are_trusted() {
        assertThatThrownBy(() -> with(Map.of())
                        .secret(SECRET)
                        .settings(Map.of("trusted-proxies", "2"))
                        .build())
                .hasMessageContaining("proxies(Proxies.trusted(…))")
                .hasMessageContaining("latchkey.trust-host");
        assertThatThrownBy(() -> with(Map.of("AUTH_TRUST_HOST", "true", "AUTH_TRUSTED_PROXIES", "two"))
                        .secret(SECRET)
                        .build())
                .hasMessageContaining("AUTH_TRUSTED_PROXIES");
        assertThatThrownBy(() -> with(Map.of())
                        .secret(SECRET)
                        .proxies(Proxies.trusted().count(0))
                        .build())
                .hasMessageContaining("count(…) of Proxies is not from 1 to 10");
        Auth two = with(Map.of("AUTH_TRUST_HOST", "app.example.com", "AUTH_TRUSTED_PROXIES", "2"))
                .secret(SECRET)
                .build();
        assertThat(providers(two, "app.example.com, inner")).contains("\"https://app.example.com/auth/");
        assertThat(providers(two, "evil.example, app.example.com, inner")).contains("Bad request");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.test/shop/auth, '', https://app.test/shop/auth/signin",
        "https://app.test/shop/auth, /shop, https://app.test/shop/auth/signin",
        "https://app.test/auth, /shop, https://app.test/shop/auth/signin"
    })
    void the_path_of_the_public_address_may_name_what_the_application_is_mounted_at(
            String url, String mountedAt, String signIn) {
        Auth auth =
                with(Map.of("AUTH_URL", url)).secret(SECRET).matcher("/orders").build();
        FakeRequest page = FakeRequest.get("/orders").mountedAt(mountedAt).header("Accept", "text/html");
        assertThat(AdapterExchange.of(auth, page, (name, value) -> {})
                        .answer()
                        .orElseThrow()
                        .header("Location"))
                .startsWith(signIn + "?callbackUrl=https%3A%2F%2Fapp.test" + mountedAt.replace("/", "%2F"));
        FakeRequest endpoint =
                FakeRequest.get(auth.basePath(mountedAt) + "/csrf").mountedAt(mountedAt);
        assertThat(AdapterExchange.of(auth, endpoint, (name, value) -> {})
                        .answer()
                        .orElseThrow()
                        .body())
                .contains("csrfToken");
    }

    @Test
    void a_prefix_that_a_proxy_takes_away_is_configured_with_a_base_path_beside_the_address() {
        Auth auth = with(Map.of("AUTH_URL", "https://app.test/shop/auth"))
                .basePath("/auth")
                .secret(SECRET)
                .build();
        assertThat(providers(auth, "any")).contains("\"https://app.test/shop/auth/callback/credentials\"");
    }

    private static String providers(Auth auth, String forwardedHost) {
        FakeRequest request = FakeRequest.get("/auth/providers")
                .header("Host", "inner")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", forwardedHost);
        return AdapterExchange.of(auth, request, (name, value) -> {})
                .answer()
                .orElseThrow()
                .body();
    }
}
