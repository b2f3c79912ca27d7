package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard gives its reasons to developers, and to nobody else. */
class ExplainedRefusalTest {

    private static final String SECRET = "a secret that no other test has: 0815-4711";
    private static final String HEADER = "Latchkey-Refusal";

    @Test
    void a_refusal_says_why_where_a_developer_asked_for_it() {
        AuthResponse refusal = refusal(AuthBuilder::explainRefusals, page().header("Host", "localhost:8080"));

        assertThat(refusal.header(HEADER))
                .isEqualTo("refused, because the matcher /dashboard covers the path; nobody is"
                        + " signed in; role(admin) refuses it");
        assertThat(refusal.status()).isEqualTo(302);
    }

    @Test
    void the_page_for_a_user_says_it_too() {
        AuthResponse refusal = refusal(AuthBuilder::explainRefusals, signedIn(page().header("Host", "localhost:8080")));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.body()).contains("<html", "the user is signed in; role(admin) refuses it");
    }

    @Test
    void the_page_is_in_the_language_of_the_request() {
        FakeRequest german = page().header("Host", "localhost:8080").header("Accept-Language", "de");
        assertThat(refusal(AuthBuilder::explainRefusals, signedIn(german)).body())
                .contains("lang=\"de\"", "role(admin) refuses it");
    }

    @Test
    void by_default_nothing_says_why() {
        AuthResponse refusal = refusal(builder -> builder, signedIn(page().header("Host", "localhost:8080")));

        assertThat(refusal.header(HEADER)).isNull();
        assertThat(refusal.body()).doesNotContain("role(admin)");
    }

    @Test
    void a_request_to_another_host_is_told_nothing() {
        AuthResponse refusal = refusal(AuthBuilder::explainRefusals, page().header("Host", "app.example.com"));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.header(HEADER)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH_URL=https://app.example.com", "AUTH_TRUST_HOST=true"})
    void an_application_for_others_does_not_start_with_it(String variable) {
        String[] parts = variable.split("=", 2);
        AuthBuilder builder = builder().explainRefusals().environment(Map.of(parts[0], parts[1]));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("explainRefusals() tells strangers");
    }

    @Test
    void an_application_explains_a_request_that_nobody_has_sent() {
        try (Auth auth = builder().environment(Map.of()).build()) {
            FakeRequest request = signedIn(FakeRequest.get("/dashboard").header("Host", "localhost:8080"));

            assertThat(auth.explain(request).refusedBy()).containsExactly("role(admin)");
            assertThat(auth.explain(FakeRequest.get("/auth/session").header("Host", "localhost:8080"))
                            .passes())
                    .isFalse();
        }
    }

    private static AuthResponse refusal(UnaryOperator<AuthBuilder> change, FakeRequest request) {
        try (Auth auth = change.apply(builder()).environment(Map.of()).build()) {
            return AdapterExchange.of(auth, request, (name, value) -> {})
                    .answer()
                    .orElseThrow();
        }
    }

    private static AuthBuilder builder() {
        return Auth.builder()
                .sessionsOnly()
                .secret(SECRET)
                .matcher("/dashboard")
                .authorized(Authorized.role("admin"));
    }

    private static FakeRequest page() {
        return FakeRequest.get("/dashboard").header("Accept", "text/html").header("Sec-Fetch-Mode", "navigate");
    }

    private static FakeRequest signedIn(FakeRequest request) {
        String token = new KeyRing(List.of(Secret.of(SECRET)), new Randoms(new SecureRandom()), Clock.systemUTC())
                .slot("authjs.session-token")
                .seal(Claims.empty().with("sub", "ada"), Duration.ofHours(1));
        return request.header("Cookie", "authjs.session-token=" + token);
    }
}
