package dev.latchkey.spring.boot.mvc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import dev.latchkey.spring.boot.SpringServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every door of Spring MVC: forwards, includes, asynchronous results, advice, annotations, files, error pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MvcEntryPointTest {

    private static final ContractApplication APPLICATION = ContractApplication.guardingTheDashboard();

    private final List<SpringServer> running = new ArrayList<>();
    private URI root = URI.create("");

    @BeforeAll
    void start() {
        root = server().address();
    }

    private SpringServer server(String... properties) {
        SpringServer server = SpringServer.start(APPLICATION, EntryPoints.class, properties);
        running.add(server);
        return server;
    }

    @AfterAll
    void stop() {
        running.forEach(SpringServer::close);
    }

    private Browser nobody() {
        return Browser.at(root);
    }

    private Browser alice() {
        return aliceAt(root);
    }

    private static Browser aliceAt(URI address) {
        Browser alice = Browser.at(address);
        alice.signIn("alice");
        return alice;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/forward?a=b", "/open/deferred?a=b"})
    @Tag("A15")
    @Tag("S6")
    void a_request_handed_on_to_a_guarded_path_is_guarded(String path) {
        assertThat(nobody().fetch(path).status()).isEqualTo(401);
        assertThat(nobody().fetch(path).body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(nobody().navigate(path).location()).endsWith(encoded(root + path));
        assertThat(alice().get(path).body()).isEqualTo(ContractApplication.SECRET + " u-alice");
    }

    @Test
    void there_is_one_filter_in_front() {
        assertThat(alice().get("/open/filters").body()).isEqualTo("1");
    }

    @Test
    @Tag("S6")
    void an_include_of_a_guarded_path_adds_nothing() {
        assertThat(nobody().get("/open/include").body()).isEqualTo("[before][after]");
        assertThat(alice().get("/open/include").body()).contains(ContractApplication.SECRET);
    }

    @Test
    void a_callable_has_the_session_where_it_runs() {
        assertThat(nobody().get("/open/callable").body()).isEqualTo("nobody and in the scope nobody");
        assertThat(alice().get("/open/callable").body()).isEqualTo("u-alice and in the scope u-alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/bare-callable", "/open/stream", "/open/async"})
    void the_scope_goes_along_to_the_executors_of_the_application(String path) {
        assertThat(nobody().get(path).body()).isEqualTo("nobody");
        assertThat(alice().get(path).body()).isEqualTo("u-alice");
        assertThat(nobody().get(path).body()).isEqualTo("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/sign-out-entity", "/open/sign-out-anything", "/open/sign-out-optional"})
    void an_answer_is_sent_whatever_is_around_it(String path) {
        Browser alice = alice();
        Reply reply = alice.post(path, Map.of());
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.body()).isEmpty();
        assertThat(alice.get("/open/page").body()).isEqualTo("open nobody");
    }

    @Test
    @Tag("S6")
    void a_forward_to_a_path_with_a_blank_and_an_umlaut_is_guarded() {
        assertThat(nobody().fetch("/open/forward-odd").status()).isEqualTo(401);
        assertThat(alice().fetch("/open/forward-odd").body()).isEqualTo("odd u-alice");
    }

    @Test
    void a_refusal_is_one_whatever_advice_the_application_has() {
        assertThat(nobody().fetch("/open/needy").status()).isEqualTo(401);
        assertThat(nobody().fetch("/open/redirect").status()).isEqualTo(401);
        assertThat(nobody().navigate("/open/needy").location()).endsWith(encoded(root + "/open/needy"));
        assertThat(alice().get("/open/needy").body()).isEqualTo("u-alice");
        assertThat(alice().get("/open/broken").status()).isEqualTo(418);
    }

    @Test
    void functional_routes_are_guarded_too() {
        assertThat(nobody().get("/functional").body()).isEqualTo("nobody");
        assertThat(alice().get("/functional").body()).isEqualTo("u-alice");
        assertThat(nobody().fetch("/functional/needy").status()).isEqualTo(401);
        assertThat(alice().get("/functional/needy").body()).isEqualTo("u-alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method",
                "class",
                "superclass",
                "annotation",
                "interface-method",
                "interface",
                "generic-method",
                "generic-interface",
                "deep",
                "private",
                "record"
            })
    @Tag("S15")
    void an_annotation_is_found_wherever_it_stands(String where) {
        String path = "/annotated/" + where + "/x";

        assertThat(nobody().fetch(path).status()).isEqualTo(401);
        assertThat(nobody().navigate(path).location()).endsWith(encoded(root + path));
        assertThat(alice().fetch(path).body()).isEqualTo(Annotated.READ);
    }

    @Test
    @Tag("S7")
    void a_handler_for_a_recent_sign_in_asks_others_to_confirm_it() {
        Browser alice = alice();
        assertThat(alice.fetch("/annotated/recent/x").body()).isEqualTo(Annotated.READ);
        APPLICATION.clock().advance(Duration.ofMinutes(11));
        try {
            assertThat(alice.fetch("/annotated/recent/x")
                            .header("WWW-Authenticate")
                            .orElse(""))
                    .contains("insufficient_user_authentication");
            assertThat(alice.navigate("/annotated/recent/x").location()).contains("/auth/confirm?callbackUrl=");
            assertThat(nobody().fetch("/annotated/recent/x").body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        } finally {
            APPLICATION.clock().reset();
        }
    }

    @Test
    void without_the_annotation_a_handler_is_open() {
        assertThat(nobody().fetch("/annotated/nowhere/x").body()).isEqualTo(Annotated.READ);
    }

    @Test
    void a_view_has_the_session_in_its_model() {
        assertThat(nobody().get("/open/hello").body()).contains("Who are you?");
        assertThat(alice().get("/open/hello").body()).contains("Hello Alice Liddell");
    }

    @Test
    void a_redirect_tells_nothing_of_the_session() {
        assertThat(alice().get("/open/redirect").location()).isEqualTo(root + "/open/page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/report.txt",
                "/dashboard/./report.txt",
                "/open/../dashboard/report.txt",
                "//dashboard/report.txt",
                "/dashboard//report.txt",
                "/dashboard/report.txt/",
                "/%64ashboard/report.txt",
                "/dashboard;x/report.txt",
                "/dashboard/report.txt;x=y",
                "/dashboard%2freport.txt",
                "/DASHBOARD/report.txt",
                "/webjars/../dashboard/report.txt"
            })
    @Tag("S11")
    void files_below_a_guarded_path_are_guarded(String path) {
        Reply reply = nobody().fetch(path);

        assertThat(reply.status()).isBetween(400, 499);
        assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
    }

    @Test
    void files_are_served_to_whoever_may_see_them() {
        assertThat(nobody().get("/open/readme.txt").body()).contains("open-file");
        assertThat(alice().get("/dashboard/report.txt").body()).contains(ContractApplication.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/",
                "/dashboard/page/",
                "/dashboard/page.html",
                "/dashboard/page%0a",
                "/dashboard%0a/page"
            })
    @Tag("S4")
    void neither_a_trailing_slash_nor_a_suffix_nor_a_line_break_gets_in(String path) {
        assertThat(nobody().fetch(path).status()).isBetween(400, 499);
        assertThat(nobody().fetch(path).body()).doesNotContain(ContractApplication.SECRET);
    }

    @Test
    void an_error_page_of_the_open_is_shown() {
        assertThat(nobody().fetch("/open/fail").status()).isEqualTo(503);
        assertThat(nobody().fetch("/open/nothing-here").status()).isIn(404, 418);
    }

    @Test
    @Tag("S9")
    @Tag("S22")
    void below_a_context_path_and_a_servlet_path_everything_is_below_them() {
        URI shop = server("server.servlet.context-path=/shop", "spring.mvc.servlet.path=/app")
                .address()
                .resolve("/shop");
        Browser stranger = Browser.at(shop);

        assertThat(stranger.get("/app/open/page").body()).isEqualTo("open nobody");
        assertThat(stranger.fetch("/app/annotated/class/x").status()).isEqualTo(401);
        assertThat(stranger.navigate("/app/annotated/class/x").location())
                .isEqualTo(shop + "/auth/signin?callbackUrl=" + encoded(shop + "/app/annotated/class/x"));
        assertThat(aliceAt(shop).get("/app/annotated/class/x").body()).isEqualTo(Annotated.READ);
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
