package dev.latchkey;

import static dev.latchkey.guard.Authorized.all;
import static dev.latchkey.guard.Authorized.any;
import static dev.latchkey.guard.Authorized.factor;
import static dev.latchkey.guard.Authorized.not;
import static dev.latchkey.guard.Authorized.recently;
import static dev.latchkey.guard.Authorized.role;
import static dev.latchkey.guard.Authorized.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor.Kind;
import dev.latchkey.model.Secret;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.store.WatchedStore.Failing;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules that ask for something that was shown not long ago, and what becomes of those who have not. */
class StepUpTest {

    private static final String SECRET = "a-secret-for-exchanges-0123456789-0123456789";
    private static final Authorized RECENTLY = recently(Duration.ofMinutes(10));

    private final WatchedStore store = new WatchedStore();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth sealed = builder().build();
    private final Visits browser = new Visits(sealed).signedIn("ada");

    @Test
    void a_user_who_has_just_signed_in_passes_until_the_time_is_over() {
        assertThat(answer(RECENTLY)).isEmpty();
        now = now.plus(Duration.ofMinutes(10));
        assertThat(answer(RECENTLY)).isEmpty();
        now = now.plusMillis(1);
        assertThat(answer(RECENTLY)).isPresent();
    }

    @Test
    void a_browser_is_sent_to_confirm_and_comes_back() {
        now = now.plus(Duration.ofHours(1));

        AuthResponse page =
                browser.exchange(page("GET /orders?page=2")).require(RECENTLY).orElseThrow();
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location"))
                .isEqualTo("http://localhost/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%2Forders%3Fpage%3D2");
        assertThat(page.header("Cache-Control")).contains("no-store");

        AuthResponse form =
                browser.exchange(page("POST /orders")).require(RECENTLY).orElseThrow();
        assertThat(form.status()).isEqualTo(303);
    }

    @Test
    void a_program_gets_the_challenge_of_rfc_9470() {
        now = now.plus(Duration.ofHours(1));

        AuthResponse refusal = answer(RECENTLY).orElseThrow();

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"A more recent authentication is required\", max_age=\"600\"");
        Claims body = Claims.parse(refusal.body());
        assertThat(body.text("error")).contains("insufficient_user_authentication");
        assertThat(body.text("message")).contains("Confirm that it is you");
        assertThat(refusal.header("Cache-Control")).contains("no-store");
    }

    @Test
    void the_challenge_names_the_kind_of_factor_and_where_to_show_it() {
        now = now.plus(Duration.ofHours(1));

        AuthResponse recent = answer(RECENTLY).orElseThrow();
        AuthResponse passkey = answer(factor(Kind.PHISHING_RESISTANT).within(Duration.ofMinutes(5)))
                .orElseThrow();

        assertThat(passkey.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"A recent factor of the kind in acr_values is required\","
                        + " acr_values=\"phishing_resistant\", max_age=\"300\"");
        assertThat(Claims.parse(passkey.body()).text("url"))
                .contains("http://localhost/auth/confirm?factor=phishing_resistant");
        assertThat(recent.header("WWW-Authenticate")).doesNotContain("acr_values");
        assertThat(Claims.parse(recent.body()).text("url")).contains("http://localhost/auth/confirm");
    }

    @Test
    @Tag("S10")
    void nobody_who_is_not_signed_in_passes_and_signing_in_is_what_they_are_asked_for() {
        Visits stranger = new Visits(sealed);
        AuthResponse program =
                stranger.exchange(FakeRequest.get("/orders")).require(RECENTLY).orElseThrow();
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("WWW-Authenticate")).isNull();
        assertThat(program.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(stranger.exchange(page("GET /orders"))
                        .require(factor(Kind.KNOWLEDGE).within(Duration.ofDays(1)))
                        .orElseThrow()
                        .header("Location"))
                .startsWith("http://localhost/auth/signin?callbackUrl=");
    }

    @Test
    void one_kind_of_factor_does_not_stand_for_another() {
        assertThat(answer(factor(Kind.KNOWLEDGE).within(Duration.ofMinutes(1)))).isEmpty();
        Authorized passkey = factor(Kind.PHISHING_RESISTANT).within(Duration.ofHours(1));
        assertThat(answer(passkey).orElseThrow().header("WWW-Authenticate")).contains("max_age=\"3600\"");
        assertThat(browser.exchange(page("GET /"))
                        .require(passkey)
                        .orElseThrow()
                        .header("Location"))
                .isEqualTo("http://localhost/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%2F"
                        + "&factor=phishing_resistant");
    }

    @Test
    @Tag("S7")
    void a_session_of_unknown_age_is_never_recent() {
        String old = new KeyRing(List.of(Secret.of(SECRET)), new Randoms(new SecureRandom()), () -> now)
                .slot(Visits.SESSION)
                .seal(Claims.of(Map.of("sub", "ada", "amr", List.of("pwd"), "auth_time", 1)), Duration.ofDays(1));
        browser.bringing(Visits.SESSION, old);
        assertThat(browser.session()).isPresent();
        assertThat(answer(recently(Duration.ofDays(100_000))).orElseThrow().status())
                .isEqualTo(401);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.UNKNOWN) {
                assertThat(answer(factor(kind).within(Duration.ofDays(100_000))))
                        .isPresent();
            }
        }
    }

    @Test
    void what_a_clock_that_is_ahead_wrote_counts_as_shown_now_and_not_longer() {
        now = now.minus(Duration.ofMinutes(5));
        assertThat(answer(RECENTLY)).isEmpty();
        now = now.plus(Duration.ofMinutes(15));
        assertThat(answer(RECENTLY)).isEmpty();
        now = now.plusSeconds(1);
        assertThat(answer(RECENTLY)).isPresent();
    }

    @Test
    void rules_compose() {
        now = now.plus(Duration.ofHours(1));
        assertThat(answer(all(signedIn(), RECENTLY)).orElseThrow().status()).isEqualTo(401);
        assertThat(answer(all(role("admin"), RECENTLY)).orElseThrow().status()).isEqualTo(403);
        assertThat(answer(any(role("admin"), RECENTLY)).orElseThrow().status()).isEqualTo(401);
        assertThat(answer(any(signedIn(), RECENTLY))).isEmpty();
        assertThat(answer(any(RECENTLY, signedIn()))).isEmpty();
        assertThat(answer(not(RECENTLY))).isEmpty();
        assertThat(answer(any(recently(Duration.ofMinutes(1)), RECENTLY))
                        .orElseThrow()
                        .header("WWW-Authenticate"))
                .contains("max_age=\"60\"");
        assertThat(RECENTLY.mayBlock()).isFalse();
    }

    @Test
    void a_rule_of_an_applications_own_may_ask_one_of_these() {
        Visits visitor = new Visits(builder()
                        .authorized((request, session) -> request.matches("/admin/:path*")
                                ? RECENTLY.test(request, session)
                                : session.isPresent())
                        .build())
                .signedIn("ada");
        now = now.plus(Duration.ofHours(1));
        assertThat(visitor.exchange(FakeRequest.get("/orders")).answer()).isEmpty();
        AuthResponse refusal =
                visitor.exchange(FakeRequest.get("/admin/x")).answer().orElseThrow();
        assertThat(refusal.header("WWW-Authenticate")).contains("insufficient_user_authentication");
    }

    @Test
    void logic_of_an_applications_own_has_the_last_word() {
        now = now.plus(Duration.ofHours(1));
        assertThat(browser.exchange(FakeRequest.get("/"))
                        .guard((request, session) ->
                                RECENTLY.test(request, session) ? Answer.next() : Answer.redirect("/elsewhere"))
                        .orElseThrow()
                        .header("Location"))
                .isEqualTo("/elsewhere");
        assertThat(browser.exchange(FakeRequest.get("/"))
                        .guard((request, session) -> RECENTLY.test(request, session) ? Answer.refuse() : Answer.next()))
                .isEmpty();
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_nobody_is_asked_to_confirm() {
        Visits visitor = new Visits(builder().store(store.store()).build()).signedIn("ada");
        now = now.plus(Duration.ofHours(1));
        store.fail(Failing.EVERYTHING);
        assertThat(visitor.exchange(FakeRequest.get("/"))
                        .require(RECENTLY)
                        .orElseThrow()
                        .status())
                .isEqualTo(503);
    }

    @Test
    void an_age_that_nobody_can_meet_is_refused_where_it_is_written() {
        assertThatThrownBy(() -> recently(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> recently("soon")).hasMessage("\"soon\" is no duration, such as 10m or PT12H");
        assertThatThrownBy(() -> factor(Kind.UNKNOWN).within(Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(answer(recently("1s"))).isEmpty();
        assertThat(answer(recently("30d"))).isEmpty();
    }

    private Optional<AuthResponse> answer(Authorized rule) {
        return browser.exchange(FakeRequest.get("/orders")).require(rule);
    }

    private static FakeRequest page(String line) {
        String[] words = line.split(" ", 2);
        FakeRequest request = words[0].equals("POST") ? FakeRequest.post(words[1], "") : FakeRequest.get(words[1]);
        return request.header("Sec-Fetch-Mode", "navigate");
    }

    private AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .clock(() -> now)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))));
    }
}
