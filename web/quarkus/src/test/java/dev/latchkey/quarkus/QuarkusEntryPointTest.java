package dev.latchkey.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.model.Factor;
import dev.latchkey.testing.SignedIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry point of Quarkus: annotations, policies, files, routes, health, threads, a root path. */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarkusEntryPointTest {

    @TempDir
    static Path folder;

    private QuarkusServer server;
    private Browser alice;
    private Browser bob;

    @BeforeAll
    void start() throws Exception {
        server = QuarkusServer.start("entrypoints", folder.resolve("entrypoints"), Map.of(), loader -> {});
        alice = nobody();
        alice.signIn("alice");
        bob = nobody();
        bob.signIn("bob");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Browser nobody() {
        return Browser.at(server.address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/authenticated",
                "/open/admin",
                "/open/required",
                "/open/recent",
                "/policy/page",
                "/staff/page"
            })
    void annotations_and_policies_send_a_browser_to_sign_in_and_tell_a_program_401(String path) {
        Reply page = nobody().navigate(path);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).startsWith(server.address() + "/auth/signin?callbackUrl=");

        Reply program = nobody().get(path);
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        assertThat(program.body()).doesNotContain("secret").doesNotContain("in");
    }

    @Test
    @Tag("X2")
    void a_request_that_a_filter_has_changed_is_guarded_as_what_it_is_now() {
        assertThat(nobody().post("/open/item", Map.of(), "X-HTTP-Method-Override", "PUT")
                        .body())
                .isEqualTo("put");
        assertThat(nobody().post("/open/item", Map.of(), "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(401);
        assertThat(bob.post("/open/item", Map.of(), "X-HTTP-Method-Override", "DELETE")
                        .body())
                .isEqualTo("deleted");
        assertThat(nobody().get("/v1/open/plain").body()).isEqualTo("plain");
        assertThat(nobody().get("/open/plain?page=1", "X-Query", "page=2").body())
                .isEqualTo("plain");
        assertThat(nobody().get("/open/plain", "X-Query", "tenant=acme").status())
                .isEqualTo(401);
        assertThat(bob.get("/open/plain", "X-Query", "tenant=acme").body()).isEqualTo("plain");
        assertThat(nobody().get("/v1/dashboard/rest").status()).isEqualTo(401);
        assertThat(bob.get("/v1/dashboard/rest").body()).isEqualTo("dashboard-secret");
    }

    @Test
    void the_identity_is_the_session() {
        assertThat(bob.get("/open/authenticated").body()).isEqualTo("in: bob");
        assertThat(bob.get("/open/required").body()).isEqualTo("in: bob");
        assertThat(bob.get("/policy/page").body()).isEqualTo("policy-secret");
    }

    @ParameterizedTest
    @CsvSource({"/open/admin,in as admin: alice", "/staff/page,staff-secret for alice"})
    void roles_of_the_session_are_quarkus_roles(String path, String body) {
        assertThat(alice.get(path).body()).isEqualTo(body);
        assertThat(bob.get(path).status()).isEqualTo(403);
        assertThat(bob.navigate(path).body()).doesNotContain("admin").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/admin", "/open/above"})
    void somebody_whom_another_mechanism_knows_is_forbidden_what_is_not_for_their_role(String path) {
        assertThat(nobody().get(path).status()).isEqualTo(401);
        assertThat(nobody().get(path, "X-Robot", "reader").status()).isEqualTo(403);
        assertThat(bob.get(path).status()).isEqualTo(403);
        assertThat(alice.get(path).status()).isEqualTo(200);
    }

    @Test
    @Tag("S7")
    void a_method_for_a_recent_sign_in_asks_others_to_confirm_it() {
        assertThat(bob.get("/open/recent").body()).isEqualTo("recent-secret");
        assertThat(nobody().get("/open/recent", "X-Robot", "admin").status()).isEqualTo(401);

        String old = SignedIn.as("bob").having(Factor.UNKNOWN).cookie("a-secret-of-the-entries-0123456789-0123456789");
        Reply refusal = nobody().get("/open/recent", "Cookie", old);
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.header("WWW-Authenticate").orElse("")).contains("insufficient_user_authentication");
        assertThat(refusal.body()).doesNotContain("recent-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "admin", "annotated-above", "session", "open/required", "open/admin"})
    void a_locator_and_what_it_leads_to_are_for_whom_they_say(String path) {
        Reply reply = nobody().get("/open/rooms/" + path);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).doesNotContain("secret");
        boolean isForAdmins = path.contains("admin") || path.contains("above");
        assertThat(bob.get("/open/rooms/" + path).status()).isEqualTo(isForAdmins ? 403 : 200);
        assertThat(alice.get("/open/rooms/" + path).body()).isEqualTo("room-secret");
        assertThat(nobody().get("/open/rooms/open").body()).isEqualTo("room-secret");
    }

    @Test
    void of_two_that_inherit_a_locator_each_is_for_whom_its_class_says() {
        assertThat(nobody().get("/open/corridor/door").body()).isEqualTo("room-secret");
        assertThat(nobody().get("/open/closed-corridor/door").status()).isEqualTo(401);
        assertThat(bob.get("/open/closed-corridor/door").status()).isEqualTo(403);
        assertThat(alice.get("/open/closed-corridor/door").body()).isEqualTo("room-secret");
    }

    @Test
    void an_annotation_above_lets_a_role_of_another_mechanism_pass() {
        assertThat(nobody().get("/open/above", "X-Robot", "admin").body()).isEqualTo("above-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/file.txt",
                "/dashboard/route",
                "/q/health",
                "/q/health/live",
                "/dashboard/nothing-there",
                "/q/nothing-there"
            })
    void files_routes_and_management_endpoints_are_behind_the_guard(String path) {
        assertThat(nobody().get(path).status()).isEqualTo(401);
        assertThat(nobody().navigate(path).location()).contains("/auth/signin?callbackUrl=");
    }

    @Test
    void and_are_served_to_permitted_users() {
        assertThat(bob.get("/dashboard/file.txt").body()).contains("dashboard-secret");
        assertThat(bob.get("/dashboard/route").body()).contains("dashboard-secret");
        assertThat(bob.get("/q/health").body()).contains("UP", "\"latchkey\"", "\"keys\": \"up\"");
        assertThat(bob.get("/policy/file.txt").body()).contains("policy-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "///policy/page",
                "//policy/page",
                "/policy//page",
                "/./policy/page",
                "/open/../policy/page",
                "/policy;x/page",
                "/%70olicy/page",
                "/policy%2fpage",
                "/policy/page/",
                "///policy/file.txt",
                "/policy;x/file.txt",
                "/policy/%66ile.txt",
                "///dashboard/file.txt",
                "/dashboard;x/file.txt",
                "/dashboard%2ffile.txt",
                "/%64ashboard/route",
                "///q/health",
                "/q;x/health",
                "///own/page",
                "/own;x/page",
                "/%6fwn/page",
                "///open/admin",
                "/open;x/admin"
            })
    @Tag("Q1")
    @Tag("X2")
    void no_spelling_slips_past_a_policy_an_annotation_or_the_guard(String path) {
        for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
            Reply reply = nobody().send(method, path, "");
            assertThat(reply.body()).as(method).doesNotContain("secret", "UP", "in as");
        }
    }

    @Test
    void a_guard_callback_answers_in_front() {
        assertThat(nobody().get("/own/page").location()).isEqualTo("/login");
        assertThat(bob.get("/own/page").body()).isEqualTo("own-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/callback/github?error=access_denied",
                "/auth/callback/github?code=x&state=y",
                "/auth/callback/github",
                "/auth/callback/credentials",
                "/auth/callback/nobody?code=x",
                "/auth/nonsense",
                "/auth/callback/github/more?code=x"
            })
    @Tag("Q4")
    void whatever_fails_after_the_callback_ends_there(String path) {
        for (Browser browser : List.of(nobody(), bob)) {
            Reply reply = browser.navigate(path);
            assertThat(reply.status()).isBetween(300, 499);
            assertThat(reply.body()).doesNotContain("shadow-secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/open/worker,nobody on worker,bob on worker",
        "/open/event-loop,nobody on event loop,bob on event loop",
        "/open/field,nobody,bob"
    })
    void the_scope_is_that_of_the_request_on_whatever_thread(String path, String nobodys, String bobs) {
        assertThat(nobody().get(path).body()).isEqualTo(nobodys);
        assertThat(bob.get(path).body()).isEqualTo(bobs);
    }

    @Test
    void who_it_is_is_known_on_the_event_loop_where_nothing_asked_before() {
        assertThat(bob.get("/open/identity").body()).isEqualTo("bob bob on event loop");
        assertThat(nobody().get("/open/identity").body()).isEqualTo("nobody nobody on event loop");
    }

    @Test
    void a_reroute_to_a_guarded_path_is_guarded() {
        assertThat(nobody().get("/open/reroute").status()).isEqualTo(401);
        assertThat(nobody().navigate("/open/reroute").location()).endsWith("%2Fopen%2Freroute");
        assertThat(bob.get("/open/reroute").body()).startsWith("dashboard-secret");
        assertThat(nobody().get("/open/reroute-auth").body()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/signed-out-reroute", "/open/banned"})
    @Tag("S7")
    void a_reroute_does_not_undo_a_sign_out(String path) {
        Browser carol = nobody();
        carol.signIn("carol");

        assertThat(carol.post(path, Map.of()).body()).isEqualTo("nobody on worker");
        assertThat(carol.get("/open/worker").body()).isEqualTo("nobody on worker");
    }

    @Test
    void a_bean_may_have_a_part_in_what_it_is_handed() {
        assertThat(nobody().get("/open/configured").body()).isEqualTo("/auth");
    }

    @Test
    void telemetry_of_the_application_replaces_ours() {
        bob.get("/open/worker");

        assertThat(bob.get("/open/telemetry").body()).isEqualTo("own true, standard false");
    }

    @Test
    void a_session_is_renewed_where_somebody_asks_who_it_is_and_not_elsewhere() throws Exception {
        Map<String, String> always = Map.of("latchkey.sessions.update-age", "0S");
        try (QuarkusServer renewing = QuarkusServer.start("entrypoints", folder.resolve("age"), always, loader -> {})) {
            Browser carol = Browser.at(renewing.address());
            carol.signIn("carol");

            for (String path : List.of("/open/watch", "/nothing-there")) {
                assertThat(carol.get(path).setCookie(Browser.SESSION)).as(path).isEmpty();
            }
            for (String path : List.of("/open/authenticated", "/open/identity", "/open/worker", "/open/reroute-open")) {
                assertThat(carol.get(path).cookieNames()).as(path).containsOnlyOnce(Browser.SESSION);
            }
            for (String path : List.of("/open/signed-out-reroute", "/open/banned")) {
                carol.signIn("carol");
                Reply reply = carol.post(path, Map.of());
                assertThat(reply.cookieNames()).as(path).containsOnlyOnce(Browser.SESSION);
                assertThat(reply.setCookie(Browser.SESSION))
                        .as(path)
                        .get()
                        .asString()
                        .contains("Max-Age=0");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/uni", "/open/broken-route"})
    void code_close_to_the_data_refuses_wherever_it_runs(String path) {
        assertThat(nobody().get(path).status()).isEqualTo(401);
        assertThat(nobody().get(path).body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(nobody().navigate(path).location()).contains("/auth/signin?callbackUrl=");
        assertThat(bob.get(path).status()).isEqualTo(200);
    }

    @Test
    void a_bean_that_outlives_the_request_is_given_no_session() {
        assertThat(bob.get("/open/shared-field").status()).isEqualTo(500);
    }

    @Test
    void code_of_the_applications_own_never_runs_on_the_event_loop() {
        for (String path :
                List.of("/dashboard/route", "/open/event-loop", "/open/admin", "/own/page", "/auth/session")) {
            alice.get(path);
            nobody().get(path);
        }
        assertThat(nobody().get("/open/watch").body()).isEqualTo("on the event loop: false");
    }

    @Test
    void below_a_root_path_everything_is_below_it() throws Exception {
        Map<String, String> config = Map.of("quarkus.http.root-path", "/shop");
        try (QuarkusServer shop = QuarkusServer.start("entrypoints", folder.resolve("shop"), config, loader -> {})) {
            URI address = URI.create(shop.address() + "/shop");
            Browser browser = Browser.at(address);
            assertThat(browser.get("/auth/providers").body()).contains(address + "/auth/signin/github");
            assertThat(browser.navigate("/dashboard/route").location())
                    .startsWith(address + "/auth/signin?callbackUrl=");
            assertThat(browser.get("/q/health").status()).isEqualTo(401);
            assertThat(Browser.at(shop.address()).get("/%73hop/dashboard/route").body())
                    .doesNotContain("secret");
            browser.signIn("bob");
            assertThat(browser.get("/dashboard/route").body()).contains("dashboard-secret");
        }
    }
}
