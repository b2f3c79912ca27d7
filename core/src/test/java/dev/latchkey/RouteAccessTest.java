package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.store.WatchedStore.Failing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The router asks who may call a route; the route's endpoint cannot forget it. */
class RouteAccessTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Vault vault = new Vault();
    private final WatchedStore store = new WatchedStore();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth auth = builder().build();

    @Test
    void a_browser_without_a_session_signs_in_and_comes_back() {
        AuthResponse answer = new Visits(auth).send(page("?page=2"));

        assertThat(answer.header("Location"))
                .isEqualTo("http://localhost/auth/signin?callbackUrl=http%3A%2F%2Flocalhost%2Fauth%2Fvault%3Fpage%3D2");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(vault.opened()).isZero();
    }

    @Test
    void an_applications_own_sign_in_page_is_where_it_is_sent() {
        Auth own = builder().pages(CustomPages.none().signIn("/login")).build();

        assertThat(new Visits(own).send(page("")).header("Location")).startsWith("http://localhost/login?callbackUrl=");
    }

    @Test
    void a_program_without_a_session_gets_401() {
        AuthResponse answer = new Visits(auth).send(FakeRequest.get("/auth/vault"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(vault.opened()).isZero();
    }

    @Test
    void somebody_who_is_signed_in_gets_the_answer_and_the_endpoint_knows_who_it_is() {
        assertThat(new Visits(auth).signedIn("ada").open("/auth/vault").body()).isEqualTo("ada");
        assertThat(new Visits(auth).signedIn("ada").submit("/vault", "").body()).isEqualTo("ada");
        assertThat(vault.opened()).isEqualTo(2);
    }

    @Test
    @Tag("S10")
    void after_ten_minutes_a_browser_confirms_and_comes_back_to_where_its_form_says() {
        Visits ada = new Visits(auth).signedIn("ada");
        now = now.plus(TEN_MINUTES);
        assertThat(ada.submit("/vault", "").status()).isEqualTo(200);
        now = now.plusSeconds(1);

        AuthResponse answer = ada.send(post(ada, "callbackUrl=/somewhere").header("Sec-Fetch-Mode", "navigate"));

        assertThat(answer.header("Location"))
                .isEqualTo("http://localhost/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%2Fsomewhere");
        assertThat(vault.opened()).isEqualTo(1);
    }

    @Test
    @Tag("S10")
    void after_ten_minutes_a_program_is_told_in_the_words_of_rfc_9470() {
        Visits ada = new Visits(auth).signedIn("ada");
        now = now.plus(TEN_MINUTES).plusSeconds(1);

        AuthResponse answer = ada.submit("/vault", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("insufficient_user_authentication")
                .contains("max_age=\"600\"");
        assertThat(vault.opened()).isZero();
        assertThat(ada.open("/auth/vault").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vault", "/vault/letter"})
    @Tag("S7")
    void a_user_whom_another_node_has_signed_out_changes_nothing(String path) {
        Sessions sessions = Sessions.sealed().revocable(Duration.ofMinutes(1));
        Auth here = builder().store(store.store()).sessions(sessions).build();
        Auth there = builder().store(store.store()).sessions(sessions).build();
        Visits thief = new Visits(here).signedIn("ada").at(there);
        assertThat(thief.submit(path, "").status()).isEqualTo(200);
        here.sessions().revokeAll("ada");

        assertThat(thief.submit(path, "").status()).isEqualTo(401);
        assertThat(vault.opened()).isEqualTo(1);
    }

    @Test
    void a_form_without_its_csrf_token_opens_nothing() {
        Visits ada = new Visits(auth).signedIn("ada");

        AuthResponse person = ada.send(FakeRequest.post("/auth/vault", "").header("Sec-Fetch-Mode", "navigate"));
        AuthResponse program = ada.send(FakeRequest.post("/auth/vault", ""));

        assertThat(person.header("Location")).contains("/auth/signin?error=MissingCSRF&ref=");
        assertThat(program.status()).isEqualTo(403);
        assertThat(Claims.parse(program.body()).text("url").orElseThrow()).contains("error=MissingCSRF&ref=");
        assertThat(vault.opened()).isZero();
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_it_is_503_for_both_and_no_refusal() {
        Visits ada = new Visits(builder().store(store.store()).build()).signedIn("ada");
        store.fail(Failing.EVERYTHING);

        AuthResponse person = ada.send(page(""));
        AuthResponse program = ada.send(FakeRequest.get("/auth/vault"));

        assertThat(List.of(person.status(), program.status())).containsOnly(503);
        assertThat(person.header("Content-Type")).startsWith("text/html");
        assertThat(program.header("Content-Type")).isEqualTo("application/json");
        assertThat(vault.opened()).isZero();
    }

    @Test
    void a_route_that_does_not_ask_for_a_session_has_none() {
        AuthResponse answer = new Visits(auth).signedIn("ada").open("/auth/vault/door");

        assertThat(answer.header("Location")).contains("/auth/error?error=Configuration&ref=");
    }

    @Test
    void who_may_call_a_route_is_said_once() {
        RouteSpec route =
                RouteSpec.get("vault", call -> AuthResponse.html(200, "")).halfSignedIn();

        assertThatThrownBy(route::signedIn)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Who may call GET vault is set twice: make one call");
    }

    @Test
    void a_limit_is_a_page_for_people_and_json_for_programs() {
        Visits ada = new Visits(auth).signedIn("ada");

        AuthResponse person = ada.send(FakeRequest.get("/auth/vault/queue").header("Sec-Fetch-Mode", "navigate"));
        AuthResponse program = ada.send(FakeRequest.get("/auth/vault/queue"));

        assertThat(List.of(person.status(), program.status())).containsOnly(429);
        assertThat(person.header("Content-Type")).startsWith("text/html");
        assertThat(program.header("Content-Type")).isEqualTo("application/json");
        assertThat(program.header("Retry-After")).isEqualTo("120");
    }

    @Test
    void the_document_says_what_each_route_demands() {
        Auth described = builder().openApi().build();
        Claims paths = Claims.parse(
                        new Visits(described).open("/auth/openapi.json").body())
                .object("paths");
        Claims post = paths.object("/vault").object("post");

        assertThat(String.valueOf(post.get("security"))).isEqualTo("[{session=[], csrf=[]}]");
        assertThat(post.object("responses").object("401").text("description").orElseThrow())
                .contains("RFC 9470");
        assertThat(paths.object("/vault").object("get").object("responses").asMap())
                .containsKeys("302", "401", "503");
    }

    private FakeRequest post(Visits browser, String fields) {
        String token = browser.exchange(FakeRequest.get("/")).csrfToken();
        return FakeRequest.post("/auth/vault", "csrfToken=" + token + "&" + fields);
    }

    private static FakeRequest page(String query) {
        return FakeRequest.get("/auth/vault" + query).header("Sec-Fetch-Mode", "navigate");
    }

    private AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .clock(() -> now)
                .with(vault)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))));
    }
}
