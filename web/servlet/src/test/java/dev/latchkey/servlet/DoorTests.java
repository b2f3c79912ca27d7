package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.contract.RunningApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every door of a servlet container: forward, include, error page, asynchronous work, exceptions, context path. */
@Tag("A15")
@Tag("S6")
@Tag("S22")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorTests {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final InstantSource TWO_DAYS_AGO = InstantSource.fixed(NOW.minus(Duration.ofDays(2)));

    /**
     * {@code /open/gone} has an error page in the open, {@code /open/fail} and {@code /dashboard/fail} a guarded one.
     */
    abstract RunningApplication start(String contextPath) throws Exception;

    private RunningApplication root;
    private RunningApplication shop;
    private Visitor nobody;
    private Visitor alice;

    @BeforeAll
    void startServers() throws Exception {
        root = start("");
        shop = start("/shop");
        nobody = Visitor.nobody(root.address());
        alice = Visitor.alice(root.address(), CLOCK);
    }

    @AfterAll
    void stopServers() throws Exception {
        root.close();
        shop.close();
    }

    static InstantSource clock() {
        return CLOCK;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/forward?a=b", "/open/async-dispatch?a=b"})
    void a_request_handed_on_to_a_guarded_path_is_guarded(String path) throws Exception {
        HttpResponse<String> script = nobody.get(path);
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");

        HttpResponse<String> page = nobody.navigate(path);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location(page))
                .endsWith(path.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D"));

        assertThat(alice.get(path).body()).isEqualTo(Doors.SECRET + " u-alice");
    }

    @Test
    void an_include_of_a_guarded_path_adds_nothing() throws Exception {
        for (HttpResponse<String> response : List.of(nobody.get("/open/include"), nobody.navigate("/open/include"))) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("[before][after]");
        }
        assertThat(alice.get("/open/include").body()).isEqualTo("[before]" + Doors.SECRET + " u-alice[after]");
    }

    @Test
    void what_is_included_may_need_a_session_for_the_whole_page() throws Exception {
        assertThat(nobody.get("/open/include-needy").statusCode()).isEqualTo(401);
        assertThat(location(nobody.navigate("/open/include-needy"))).endsWith("%2Fopen%2Finclude-needy");
        assertThat(alice.get("/open/include-needy").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_is_renewed_once_however_often_the_request_is_handed_on() throws Exception {
        for (String path :
                new String[] {"/open/forward", "/open/async-again", "/open/async-dispatch", "/open/include"}) {
            HttpResponse<String> response =
                    Visitor.alice(root.address(), TWO_DAYS_AGO).get(path);

            assertThat(response.body()).as(path).contains("u-alice");
            assertThat(response.headers().allValues("Set-Cookie")).as(path).hasSize(1);
        }
    }

    @Test
    void who_signs_out_is_signed_out_for_the_rest_of_the_request() throws Exception {
        assertThat(alice.get("/open/signed-out-forward").body()).isEqualTo("open nobody");
    }

    @Test
    void a_thread_of_ones_own_asks_the_request_since_the_scope_is_empty_there() throws Exception {
        assertThat(nobody.get("/dashboard/async").statusCode()).isEqualTo(401);
        assertThat(alice.get("/dashboard/async").body()).isEqualTo("u-alice and in the scope nobody");
        assertThat(alice.get("/open/async-again").body()).isEqualTo("again u-alice");
    }

    @Test
    void an_error_page_behind_the_guard_stays_there() throws Exception {
        for (String path : List.of("/open/fail", "/dashboard/fail")) {
            HttpResponse<String> response = nobody.get(path);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).doesNotContain(Doors.SECRET);
            assertThat(nobody.navigate(path).body()).doesNotContain(Doors.SECRET);

            HttpResponse<String> seen = alice.get(path);
            assertThat(seen.statusCode()).isEqualTo(503);
            assertThat(seen.body()).contains(Doors.SECRET);
        }
    }

    @Test
    void an_error_page_in_the_open_is_shown() throws Exception {
        HttpResponse<String> response = nobody.get("/open/gone");

        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(response.body()).isEqualTo("gone page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/needy", "/open/needy-midway", "/open/needy-wrapped"})
    void code_close_to_the_data_refuses_however_far_the_answer_is(String path) throws Exception {
        HttpResponse<String> script = nobody.get(path);
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(script.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(script.headers().allValues("Cache-Control")).containsExactly("private, no-cache, no-store");

        HttpResponse<String> page = nobody.navigate(path);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location(page))
                .endsWith("/auth/signin?callbackUrl=" + "http%3A%2F%2F127.0.0.1%3A"
                        + root.address().getPort() + path.replace("/", "%2F"));
        assertThat(alice.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void headers_of_other_filters_survive_a_refusal() throws Exception {
        assertThat(nobody.get("/open/needy-midway").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://other.example");
    }

    @Test
    void what_has_gone_out_is_not_followed_by_more() throws Exception {
        Throwable cut =
                catchThrowable(() -> assertThat(nobody.get("/open/needy-late").body())
                        .startsWith("public part")
                        .doesNotContain(Doors.SECRET));

        assertThat(cut == null || cut instanceof IOException).isTrue(); // the server may cut the connection
    }

    @Test
    void other_exceptions_are_the_applications() throws Exception {
        assertThat(nobody.get("/open/broken").statusCode()).isEqualTo(500);
    }

    @Test
    void the_guard_stands_in_front_of_other_filters() throws Exception {
        assertThat(nobody.get("/dashboard?eager=1").body()).doesNotContain(Doors.SECRET);
        assertThat(nobody.get("/open/page?eager=1").body()).isEqualTo(Doors.SECRET);
    }

    @Test
    void below_a_context_path_everything_is_below_it() throws Exception {
        Visitor stranger = Visitor.nobody(shop.address());
        String origin = shop.address().toString();

        assertThat(stranger.get("/shop/auth/providers").body()).contains(origin + "/shop/auth/signin/credentials");
        assertThat(stranger.get("/shop/open/page").body()).isEqualTo("open nobody");
        assertThat(stranger.get("/shop/dashboard/page").statusCode()).isEqualTo(401);
        assertThat(location(stranger.navigate("/shop/dashboard/page")))
                .isEqualTo(origin + "/shop/auth/signin?callbackUrl="
                        + (origin + "/shop/dashboard/page").replace(":", "%3A").replace("/", "%2F"));
        assertThat(Visitor.alice(shop.address(), CLOCK)
                        .get("/shop/dashboard/page")
                        .body())
                .isEqualTo(Doors.SECRET + " u-alice");
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
    void no_spelling_of_a_context_path_gets_in(String path) throws Exception {
        HttpResponse<String> response = Visitor.nobody(shop.address()).get(path);

        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.body()).doesNotContain(Doors.SECRET);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
