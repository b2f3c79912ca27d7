package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the responses of the endpoints below the base path (wire.md#endpoints). */
interface EndpointTests extends ServerFixture {

    @Test
    default void csrf_answers_with_the_token_whose_hash_the_cookie_holds() {
        Browser browser = target().browser();
        Reply reply = browser.get("/auth/csrf");

        String token = reply.json().text("csrfToken").orElseThrow();
        assertThat(token).matches("[0-9a-f]{64}");
        assertThat(reply.body()).isEqualTo("{\"csrfToken\":\"" + token + "\"}");
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.setCookie(Browser.CSRF).orElseThrow())
                .matches("authjs\\.csrf-token=" + token + "%7C[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax");
        assertThat(browser.csrfToken()).isEqualTo(token);
    }

    @Test
    default void providers_come_in_the_order_of_configuration() {
        Reply reply = target().browser().get("/auth/providers");
        String base = target().origin() + "/auth";

        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.body())
                .startsWith(
                        "{\"credentials\":{\"id\":\"credentials\",\"name\":\"Credentials\",\"type\":\"credentials\","
                                + "\"signinUrl\":\"" + base + "/signin/credentials\","
                                + "\"callbackUrl\":\"" + base + "/callback/credentials\"},"
                                + "\"staff\":{\"id\":\"staff\",\"name\":\"Staff\",\"type\":\"credentials\","
                                + "\"signinUrl\":\"" + base + "/signin/staff\","
                                + "\"callbackUrl\":\"" + base + "/callback/staff\"}");
        assertThat(reply.headers("Set-Cookie")).isEmpty();
    }

    @Test
    default void nobodys_session_is_null() {
        Reply reply = target().browser().get("/auth/session", "Content-Type", "application/json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.body()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csrf", "session", "providers", "signin", "signout", "error", "nonsense"})
    default void no_answer_is_stored_anywhere(String endpoint) {
        Reply reply = target().browser().get("/auth/" + endpoint);

        assertThat(reply.headers("Cache-Control")).hasSize(1);
        assertThat(reply.header("Cache-Control").orElseThrow()).contains("no-store");
        if (endpoint.equals("csrf") || endpoint.equals("session")) {
            assertThat(reply.header("Cache-Control")).contains("private, no-cache, no-store");
            assertThat(reply.header("Expires")).contains("0");
            assertThat(reply.header("Pragma")).contains("no-cache");
        }
    }

    @Test
    default void the_addresses_are_described_to_programs() {
        Reply reply = target().browser().get("/auth/openapi.json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.body()).contains("\"servers\":[{\"url\":\"" + target().origin() + "/auth\"}]");
        assertThat(reply.json().object("paths").asMap())
                .containsKeys("/session", "/callback/credentials", "/openapi.json");
        assertThat(reply.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signin", "signout", "error", "error?error=AccessDenied"})
    default void pages_are_html_that_runs_nothing_foreign(String page) {
        Reply reply = target().browser().navigate("/auth/" + page);

        assertThat(reply.contentType()).startsWith("text/html");
        assertThat(reply.body()).containsIgnoringCase("<!doctype html>");
        assertThat(reply.header("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
    }

    @ParameterizedTest
    @CsvSource({"Configuration,500", "AccessDenied,403", "Verification,403", "Unheard,200", "'',200", "<script>,200"})
    default void the_error_page_has_the_status_of_its_error(String error, int status) {
        Reply reply = target().browser().navigate("/auth/error?error=" + Browser.encode(error));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/auth/session", "/auth/csrf", "/auth/providers", "/auth/signin", "/auth/signout", "/auth/error"
            })
    default void head_is_answered_like_get_without_the_body(String path) {
        Reply get = target().browser().get(path);
        Reply head = target().browser().send("HEAD", path, "");

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        assertThat(head.contentType()).isEqualTo(get.contentType());
        assertThat(head.header("Cache-Control")).isEqualTo(get.header("Cache-Control"));
        assertThat(head.cookieNames()).isEqualTo(get.cookieNames());
        head.header("Content-Length")
                .ifPresent(length -> assertThat(get.header("Content-Length")).contains(length));
    }

    @ParameterizedTest
    @CsvSource({
        "session,'GET, HEAD, POST'",
        "csrf,'GET, HEAD'",
        "providers,'GET, HEAD'",
        "signin,'GET, HEAD, POST'",
        "signin/credentials,POST",
        "signout,'GET, HEAD, POST'",
        "callback/credentials,'GET, HEAD, POST'",
        "error,'GET, HEAD'"
    })
    default void other_methods_are_405_with_those_that_are_not(String endpoint, String allow) {
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND")) {
            Reply reply = target().raw().request(method, "/auth/" + endpoint);

            assertThat(reply.status()).as(method).isEqualTo(405);
            assertThat(reply.header("Allow")).as(method).contains(allow);
        }
        assertThat(target().raw().request("TRACE", "/auth/" + endpoint).status())
                .isEqualTo(405);
    }

    @Test
    default void what_only_answers_get_or_only_post_says_so() {
        assertThat(target().browser().post("/auth/csrf", Map.of()).status()).isEqualTo(405);
        assertThat(target().browser().post("/auth/error", Map.of()).status()).isEqualTo(405);
        assertThat(target().browser().get("/auth/signin/credentials").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth",
                "/auth/",
                "/auth/nonsense",
                "/auth/Session",
                "/auth/session/extra",
                "/auth/signin/credentials/more",
                "/auth/csrf%20",
                "/auth/%63srf"
            })
    default void an_address_that_no_route_has_is_not_found(String path) {
        Reply reply = target().raw().request("GET", path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("{\"message\":\"There is nothing at this address.\"}");
        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth", "/auth/nonsense", "/auth/signin/credentials/more"})
    default void a_person_at_an_address_that_no_route_has_sees_a_page(String path) {
        Reply reply = target().browser().navigate(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.contentType()).startsWith("text/html");
        assertThat(reply.body())
                .contains("There is nothing at this address")
                .contains("href=\"" + target().origin() + "/auth/signin\"");
        assertThat(reply.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(reply.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/authsession", "/auth.session", "/AUTH/session", "/authx"})
    default void what_merely_resembles_the_base_path_is_the_applications(String path) {
        assertThat(target().browser().get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-request", "webauthn-options", "webauthn-options/passkey"})
    @Tag("Q3")
    default void what_is_not_offered_has_no_route(String endpoint) {
        assertThat(target().browser().get("/auth/" + endpoint).status()).isEqualTo(404);
    }

    @Test
    default void a_slash_at_the_end_does_not_matter() {
        assertThat(target().browser().get("/auth/session/").body()).isEqualTo("null");
    }

    @Test
    default void a_callback_without_a_provider_or_with_an_unknown_one_is_nobodys() {
        for (String path : List.of("/auth/callback", "/auth/callback/nobody", "/auth/callback/credentials")) {
            assertThat(target().browser().navigate(path).location())
                    .isEqualTo(target().origin() + "/auth/error?error=Configuration");
        }
    }
}
