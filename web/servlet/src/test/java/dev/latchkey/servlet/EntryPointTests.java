package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import dev.latchkey.contract.RunningApplication;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every entry point of a servlet container: forward, include, error page, asynchronous work, exceptions, context path.
 */
@Tag("A15")
@Tag("S6")
@Tag("S22")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntryPointTests {

    /**
     * {@code /open/gone} has an error page in the open, {@code /open/fail} and {@code /dashboard/fail} a guarded one.
     */
    abstract RunningApplication start(ContractApplication configuration, String contextPath) throws Exception;

    /** How many cookies something that is included may set. */
    int cookiesOfAnInclude() {
        return 1;
    }

    private final ContractApplication configuration = ContractApplication.guardingTheDashboard();
    private final List<RunningApplication> running = new ArrayList<>();
    private URI root = URI.create("");
    private URI shop = URI.create("");

    @BeforeAll
    void startServers() throws Exception {
        root = running(start(configuration, ""));
        shop = URI.create(running(start(configuration, "/shop")) + "/shop");
    }

    private URI running(RunningApplication server) {
        running.add(server);
        return server.address();
    }

    @AfterAll
    void stopServers() {
        running.forEach(RunningApplication::close);
    }

    @AfterEach
    void resetClock() {
        configuration.clock().reset();
    }

    private Browser nobody() {
        return Browser.at(root);
    }

    /** Whether the container takes a path for a forward that is not percent-encoded. */
    boolean forwardsToUnencodedPaths() {
        return true;
    }

    private Browser alice() {
        Browser alice = Browser.at(root);
        alice.signIn("alice");
        return alice;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/forward?a=b", "/open/async-dispatch?a=b"})
    void a_request_handed_on_to_a_guarded_path_is_guarded(String path) {
        Reply script = nobody().fetch(path);
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");

        Reply page = nobody().navigate(path);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location())
                .endsWith(path.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D"));

        assertThat(alice().get(path).body()).isEqualTo(EntryPoints.SECRET + " u-alice");
    }

    @Test
    void a_forward_to_a_path_with_a_blank_and_an_umlaut_is_read_as_it_is_meant() {
        if (!forwardsToUnencodedPaths()) {
            assertThat(alice().fetch("/open/odd-dashboard").status()).isEqualTo(500);
            return;
        }
        assertThat(nobody().fetch("/open/odd-dashboard").status()).isEqualTo(401);
        assertThat(nobody().fetch("/open/odd-open").body()).isEqualTo("open nobody");
        assertThat(alice().fetch("/open/odd-dashboard").body()).isEqualTo(EntryPoints.SECRET + " u-alice");
    }

    @Test
    void an_include_of_a_guarded_path_adds_nothing() {
        for (Reply response : List.of(nobody().fetch("/open/include"), nobody().navigate("/open/include"))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("[before][after]");
        }
        assertThat(alice().get("/open/include").body()).isEqualTo("[before]" + EntryPoints.SECRET + " u-alice[after]");
    }

    @Test
    void what_is_included_may_need_a_session_for_the_whole_page() {
        assertThat(nobody().get("/open/include-needy").status()).isEqualTo(401);
        assertThat(nobody().navigate("/open/include-needy").location()).endsWith("%2Fopen%2Finclude-needy");
        assertThat(alice().get("/open/include-needy").status()).isEqualTo(200);
    }

    @Test
    void a_session_is_renewed_once_however_often_the_request_is_handed_on() {
        Map<String, Integer> renewals = Map.of(
                "/open/forward",
                1,
                "/open/async-again",
                1,
                "/open/async-dispatch",
                1,
                "/open/include",
                cookiesOfAnInclude());
        renewals.forEach((path, cookies) -> {
            Browser alice = alice();
            configuration.clock().advance(Duration.ofDays(2));
            Reply response = alice.get(path);

            assertThat(response.body()).as(path).contains("u-alice");
            assertThat(response.headers("Set-Cookie")).as(path).hasSize(cookies);
        });
    }

    @Test
    void an_answer_that_is_begun_anew_is_still_for_one_person_alone() {
        Browser alice = alice();
        Reply known = alice.get("/open/begun-anew");
        assertThat(known.body()).isEqualTo("anew u-alice");
        assertThat(known.headers("Cache-Control")).containsExactly("private, no-cache");
        assertThat(known.headers("Vary")).contains("Cookie");

        configuration.clock().advance(Duration.ofDays(2));
        Reply renewed = alice.get("/open/begun-anew");
        assertThat(renewed.headers("Set-Cookie")).hasSize(1);
        assertThat(renewed.headers("Cache-Control")).anyMatch(value -> value.contains("no-store"));
    }

    @Test
    void who_signs_out_is_signed_out_for_the_rest_of_the_request() {
        assertThat(alice().post("/open/signed-out-forward", Map.of()).body()).isEqualTo("open nobody");
    }

    @Test
    void a_new_thread_asks_the_request_because_its_scope_is_empty() {
        assertThat(nobody().get("/dashboard/async").status()).isEqualTo(401);
        assertThat(alice().get("/dashboard/async").body()).isEqualTo("u-alice and in the scope nobody");
        assertThat(alice().get("/open/async-again").body()).isEqualTo("again u-alice");
    }

    @Test
    void an_error_page_behind_the_guard_stays_there() {
        for (String path : List.of("/open/fail", "/dashboard/fail")) {
            Reply response = nobody().fetch(path);
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.body()).doesNotContain(EntryPoints.SECRET);
            assertThat(nobody().navigate(path).body()).doesNotContain(EntryPoints.SECRET);

            Reply seen = alice().get(path);
            assertThat(seen.status()).isEqualTo(503);
            assertThat(seen.body()).contains(EntryPoints.SECRET);
        }
    }

    @Test
    void an_error_page_in_the_open_is_shown() {
        Reply response = nobody().get("/open/gone");

        assertThat(response.status()).isEqualTo(410);
        assertThat(response.body()).isEqualTo("gone page nobody");
        assertThat(alice().get("/open/gone").body()).isEqualTo("gone page u-alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/banned", "/open/banned-broken"})
    void an_error_page_does_not_undo_a_sign_out(String path) {
        Browser alice = alice();
        configuration.clock().advance(Duration.ofDays(2)); // the session is due for renewal

        Reply response = alice.post(path, Map.of());

        assertThat(response.body()).doesNotContain("u-alice");
        assertThat(response.headers("Set-Cookie"))
                .filteredOn(cookie -> cookie.contains("session-token="))
                .hasSize(1)
                .allMatch(cookie -> cookie.contains("Max-Age=0"));
        assertThat(alice.get("/open/page").body()).isEqualTo("open nobody");
    }

    @Test
    void an_error_page_about_a_signed_in_user_is_for_one_person_alone() {
        Reply page = alice().get("/open/gone");

        assertThat(page.headers("Cache-Control")).hasSize(1).allMatch(value -> value.contains("no-cache"));
        assertThat(page.headers("Vary")).contains("Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/needy", "/open/needy-midway", "/open/needy-wrapped"})
    void code_close_to_the_data_refuses_however_far_the_answer_is(String path) {
        Reply script = nobody().fetch(path);
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(script.headers("Content-Type")).containsExactly("application/json");
        assertThat(script.headers("Cache-Control")).containsExactly("private, no-cache, no-store");

        Reply page = nobody().navigate(path);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).isEqualTo(root + "/auth/signin?callbackUrl=" + encoded(root + path));
        assertThat(alice().get(path).status()).isEqualTo(200);
    }

    @Test
    void headers_of_other_filters_survive_a_refusal() {
        assertThat(nobody().get("/open/needy-midway").header("Access-Control-Allow-Origin"))
                .contains("https://other.example");
    }

    @Test
    void what_has_gone_out_is_not_followed_by_more() {
        try {
            assertThat(nobody().get("/open/needy-late").body())
                    .startsWith("public part")
                    .doesNotContain(EntryPoints.SECRET);
        } catch (UncheckedIOException cut) {
            assertThat(cut).hasMessageContaining("no answer"); // the server may cut the connection instead
        }
    }

    @Test
    void other_exceptions_are_the_applications() {
        assertThat(nobody().get("/open/broken").status()).isEqualTo(500);
    }

    @Test
    void the_guard_stands_in_front_of_other_filters() {
        assertThat(nobody().get("/dashboard?eager=1").body()).doesNotContain(EntryPoints.SECRET);
        assertThat(nobody().get("/open/page?eager=1").body()).isEqualTo(EntryPoints.SECRET);
    }

    @Test
    void below_a_context_path_everything_is_below_it() {
        Browser stranger = Browser.at(shop);

        assertThat(stranger.get("/auth/providers").body()).contains(shop + "/auth/signin/credentials");
        assertThat(stranger.get("/open/page").body()).isEqualTo("open nobody");
        assertThat(stranger.get("/dashboard/page").status()).isEqualTo(401);
        assertThat(stranger.navigate("/dashboard/page").location())
                .isEqualTo(shop + "/auth/signin?callbackUrl=" + encoded(shop + "/dashboard/page"));
        stranger.signIn("alice");
        assertThat(stranger.get("/dashboard/page").body()).isEqualTo(EntryPoints.SECRET + " u-alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%73hop/dashboard/page",
                "/%73%68%6f%70/dashboard",
                "/shop/%64ashboard/page",
                "/shop/./dashboard",
                "/x/../shop/dashboard",
                "/shop/open/../dashboard",
                "/shop;x/dashboard",
                "//shop/dashboard",
                "/SHOP/dashboard"
            })
    void no_spelling_of_a_context_path_gets_in(String path) {
        Reply response = Browser.at(shop.resolve("/")).get(path.substring(1));

        assertThat(response.status()).isBetween(400, 499);
        assertThat(response.body()).doesNotContain(EntryPoints.SECRET);
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
