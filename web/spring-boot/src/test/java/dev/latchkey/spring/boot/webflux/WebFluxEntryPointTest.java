package dev.latchkey.spring.boot.webflux;

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

/** Every door of WebFlux: functional routes, other threads, advice, annotations, files, a base path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebFluxEntryPointTest {

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

    @Test
    void functional_routes_are_guarded_too() {
        assertThat(nobody().get("/functional").body()).isEqualTo("nobody");
        assertThat(alice().get("/functional").body()).isEqualTo("u-alice");
        assertThat(nobody().fetch("/functional/needy").status()).isEqualTo(401);
        assertThat(alice().get("/functional/needy").body()).isEqualTo("u-alice");
        assertThat(nobody().fetch("/dashboard/functional").status()).isEqualTo(401);
        assertThat(alice().fetch("/dashboard/functional").body()).isEqualTo(ContractApplication.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/later", "/open/elsewhere"})
    void the_scope_goes_along_to_other_threads(String path) {
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
        assertThat(alice.get("/functional").body()).isEqualTo("nobody");
    }

    @Test
    void a_refusal_is_one_whatever_advice_the_application_has() {
        for (String path : List.of("/open/needy", "/open/argument", "/members", "/annotated")) {
            assertThat(nobody().fetch(path).status()).as(path).isEqualTo(401);
            assertThat(nobody().navigate(path).location()).endsWith(encoded(root + path));
            assertThat(alice().get(path).body()).isIn("u-alice", "read");
        }
        assertThat(alice().get("/open/broken").status()).isEqualTo(418);
    }

    @Test
    @Tag("S15")
    void an_annotation_is_found_on_a_class_and_on_a_generic_interface() {
        assertThat(nobody().fetch("/members").status()).isEqualTo(401);
        assertThat(nobody().fetch("/annotated").status()).isEqualTo(401);
        assertThat(alice().fetch("/annotated").body()).isEqualTo("read");
    }

    @Test
    @Tag("S7")
    void a_handler_for_a_recent_sign_in_asks_others_to_confirm_it() {
        Browser alice = alice();
        assertThat(alice.fetch("/members/recent").body()).isEqualTo("read");
        APPLICATION.clock().advance(Duration.ofMinutes(11));
        try {
            assertThat(alice.fetch("/members/recent").header("WWW-Authenticate").orElse(""))
                    .contains("insufficient_user_authentication");
            assertThat(alice.navigate("/members/recent").location()).contains("/auth/confirm?callbackUrl=");
            assertThat(nobody().fetch("/members/recent").body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        } finally {
            APPLICATION.clock().reset();
        }
    }

    @Test
    void a_view_has_the_session_in_its_model() {
        assertThat(nobody().get("/open/hello").body()).contains("Who are you?");
        assertThat(alice().get("/open/hello").body()).contains("Hello Alice Liddell");
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
            strings = {"/dashboard/", "/dashboard/page/", "/dashboard/page%0a", "/dashboard%0a/page", "/dashboard/x/y/z"
            })
    @Tag("S4")
    @Tag("S8")
    void neither_a_trailing_slash_nor_a_line_break_nor_a_deeper_path_gets_in(String path) {
        assertThat(nobody().fetch(path).status()).isBetween(400, 499);
    }

    @Test
    @Tag("S22")
    void below_a_base_path_everything_is_below_it() {
        URI shop = server("spring.webflux.base-path=/shop").address().resolve("/shop");
        Browser stranger = Browser.at(shop);

        assertThat(stranger.fetch("/dashboard/page").status()).isEqualTo(401);
        assertThat(stranger.navigate("/dashboard/page").location())
                .isEqualTo(shop + "/auth/signin?callbackUrl=" + encoded(shop + "/dashboard/page"));
        assertThat(aliceAt(shop).get("/dashboard/page").body()).isEqualTo(ContractApplication.SECRET + " u-alice");
        assertThat(Browser.at(shop.resolve("/")).get("%73hop/dashboard/page").status())
                .isBetween(400, 499);
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
