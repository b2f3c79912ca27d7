package dev.latchkey.contract.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.TestClock;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests every entry point of Jakarta REST, such as locators, annotations, matrix parameters, changed addresses, mappers
 * and other threads.
 */
@Tag("A15")
@Tag("S15")
@Tag("S22")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RestEntryPointTests {

    private static final String SECRET = "rest-entries-secret-0123456789-0123456789";

    private final TestClock clock = ContractApplication.guardingTheDashboard().clock();
    private final AtomicInteger reads = new AtomicInteger();
    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret(SECRET)
            .clock(clock)
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-ada"))))
            .matcher("/dashboard/:path*", "/open/item")
            .authorized((request, session) -> session.isPresent()
                    || (request.matches("/open/item") && !request.method().equals("DELETE")))
            .onJwt(context -> context.trigger() == JwtTrigger.SIGN_IN
                    ? context.token().with("roles", List.of("admin"))
                    : context.token())
            .onSession((session, token) -> {
                reads.incrementAndGet();
                return session;
            })
            .build();
    private @Nullable RunningApplication server;

    /**
     * Serves {@code components} on a free port below {@link #base}.
     *
     * @param auth the {@code Auth} for a servlet filter in front, if the adapter's test has such a filter
     * @param components the feature and instances of resources and providers
     */
    protected abstract RunningApplication start(Auth auth, Set<Object> components) throws Exception;

    /** Returns the path below which the server serves all resources. The path is empty or begins with a slash. */
    protected abstract String base();

    @BeforeAll
    void startServer() throws Exception {
        Set<Object> components = new HashSet<>(RestEntryPointResources.all());
        components.add(RestAuth.of(auth));
        server = start(auth, components);
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private URI address(String path) {
        if (server == null) {
            throw new IllegalStateException("The server is not running");
        }
        return server.address().resolve(path);
    }

    private Browser nobody() {
        return Browser.at(address(base()));
    }

    private Browser ada(String... roles) {
        String cookie =
                SignedIn.as("u-ada").at(clock).with("roles", List.of(roles)).cookie(SECRET);
        int equals = cookie.indexOf('=');
        return nobody().with(cookie.substring(0, equals), cookie.substring(equals + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "/rules/admin,admin",
        "/rules/either,admin",
        "/rules/either,auditor",
        "/rooms/secret,admin",
        "/rooms/class,admin",
        "/rooms/any/7,admin",
        "/rooms/again/secret,admin",
        "/rooms/again/again/any/7,admin",
        "/admin-rooms/room,admin",
        "/above/inherited,admin",
    })
    void who_has_the_role_is_let_in_and_nobody_else(String path, String role) {
        assertThat(ada(role).get(path).body()).isEqualTo(RestEntryPointResources.SECRET);

        assertThat(nobody().fetch(path).status()).isEqualTo(401);
        assertThat(nobody().fetch(path).body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(nobody().navigate(path).location()).contains("/auth/signin?callbackUrl=");
        for (Browser other : List.of(ada(), ada("owner"), ada(role + "s"))) {
            assertThat(other.fetch(path).status()).isEqualTo(403);
            assertThat(other.fetch(path).body()).doesNotContain(RestEntryPointResources.SECRET);
        }
    }

    @Test
    @Tag("S7")
    void a_method_for_a_recent_sign_in_asks_others_to_confirm_it() {
        Browser ada = ada("admin");
        assertThat(ada.get("/recent/now").body()).isEqualTo(RestEntryPointResources.SECRET);
        assertThat(ada.get("/recent/admin").body()).isEqualTo(RestEntryPointResources.SECRET);
        Browser bob = ada();
        clock.advance(Duration.ofMinutes(11));

        for (String path : List.of("/recent/now", "/recent/admin")) {
            assertThat(nobody().fetch(path).body()).isEqualTo("{\"message\":\"Not authenticated\"}");
            assertThat(ada.fetch(path).status()).isEqualTo(401);
            assertThat(ada.fetch(path).header("WWW-Authenticate").orElse(""))
                    .contains("insufficient_user_authentication", "max_age=\"600\"");
            assertThat(ada.navigate(path).location()).contains("/auth/confirm?callbackUrl=");
        }
        assertThat(bob.fetch("/recent/admin").status()).isEqualTo(403);
        assertThat(ada.get("/recent/whenever").body()).isEqualTo(RestEntryPointResources.SECRET);
        assertThat(nobody().fetch("/recent/whenever").status()).isEqualTo(401);
        assertThat(nobody().get("/recent/open").body()).isEqualTo("open");
    }

    @Test
    void an_annotation_behind_a_type_parameter_is_found() {
        assertThat(ada("admin")
                        .send("POST", "/above/put", "x", "Content-Type", "text/plain")
                        .body())
                .isEqualTo(RestEntryPointResources.SECRET);
        // without a body: a server may close the connection while the client still writes a body
        assertThat(ada().send("POST", "/above/put", "", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(403);
        assertThat(nobody().send("POST", "/above/put", "", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rules/nobody", "/rules/no-role", "/rules/both", "/denied", "/above/all"})
    void what_is_closed_is_closed_for_everybody(String path) {
        assertThat(nobody().fetch(path).status()).isEqualTo(401);
        assertThat(ada("admin", "owner").fetch(path).status()).isEqualTo(403);
    }

    @Test
    void both_the_way_and_the_place_are_asked() {
        assertThat(ada("owner").get("/rooms/open/safe").body()).isEqualTo(RestEntryPointResources.SECRET);
        assertThat(ada("admin").get("/rooms/open/safe").status()).isEqualTo(403);
        assertThat(ada("owner").get("/rooms/secret/safe").status()).isEqualTo(403);
        assertThat(ada("owner", "admin").get("/rooms/secret/safe").body()).isEqualTo(RestEntryPointResources.SECRET);
    }

    @Test
    void a_locator_that_takes_a_session_is_for_people_who_are_signed_in() {
        assertThat(nobody().fetch("/rooms/for-session").status()).isEqualTo(401);
        assertThat(nobody().fetch("/rooms/again/for-session").status()).isEqualTo(401);
        assertThat(ada().get("/rooms/for-session").body()).isEqualTo(RestEntryPointResources.SECRET);
    }

    @Test
    void a_locator_without_a_path_of_its_own_is_asked_too() {
        assertThat(nobody().fetch("/hall/window").status()).isEqualTo(401);
        assertThat(ada().fetch("/hall/window").status()).isEqualTo(403);
        assertThat(ada("admin").get("/hall/window").body()).isEqualTo(RestEntryPointResources.SECRET);
    }

    @Test
    void what_is_open_stays_open() {
        assertThat(nobody().get("/rooms/open").status()).isEqualTo(200);
        assertThat(nobody().get("/rooms/of-session").status()).isEqualTo(200);
        assertThat(nobody().get("/denied/open").body()).isEqualTo("open");
        assertThat(nobody().get("/admin-rooms/lobby").body()).isEqualTo("lobby");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard",
                "/dashboard/",
                "/dashboard/permitted",
                "/dashboard;x=1",
                "/dashboard;x=1/permitted",
                "/;x/dashboard",
                "/%64ashboard/permitted",
                "/open/elsewhere",
                "/open;x=1/elsewhere",
                "/open/%65lsewhere",
                "/rules;x=1/admin",
                "/rooms;x=1/secret",
                "/rooms/secret;x=1",
                "/rooms/%73ecret",
                "/rooms/any;x=1/7",
                "/rooms/again;x/secret",
                "/rooms//secret",
                "//rules/admin",
            })
    void no_spelling_gets_a_stranger_in(String path) {
        Reply reply = nobody().fetch(path);

        assertThat(reply.body()).doesNotContain(RestEntryPointResources.SECRET);
        assertThat(reply.status()).isBetween(400, 499);
        if (!path.contains("dashboard") && !path.contains("open")) { // a path that requires a role
            assertThat(ada().fetch(path).status()).isBetween(400, 499);
        }
    }

    @Test
    @Tag("S6")
    void an_address_that_a_filter_has_changed_is_guarded() {
        assertThat(nobody().fetch("/open/elsewhere").status()).isEqualTo(401);
        assertThat(nobody().navigate("/open/elsewhere").location()).endsWith("%2Fopen%2Felsewhere");
        assertThat(ada().get("/open/elsewhere").body()).isEqualTo(RestEntryPointResources.SECRET + "elsewhere");
    }

    @Test
    @Tag("X2")
    void a_method_that_a_filter_has_changed_is_guarded_as_that_method() {
        assertThat(nobody().post("/open/item", Map.of(), "X-HTTP-Method-Override", "PUT")
                        .body())
                .isEqualTo("put");
        assertThat(nobody().post("/open/item", Map.of(), "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(401);
        assertThat(ada().post("/open/item", Map.of(), "X-HTTP-Method-Override", "DELETE")
                        .body())
                .isEqualTo("deleted");
    }

    @Test
    void a_parameter_of_a_method_is_the_session() {
        assertThat(ada().get("/open/perhaps").body()).isEqualTo("u-ada");
        assertThat(nobody().get("/open/perhaps").body()).isEqualTo("nobody");

        assertThat(ada().get("/open/needed").body()).endsWith("u-ada");
        assertThat(nobody().fetch("/open/needed").status()).isEqualTo(401);
        assertThat(nobody().navigate("/open/needed").location()).endsWith("%2Fopen%2Fneeded");
    }

    @Test
    void the_user_of_a_request_is_the_sessions() {
        assertThat(ada("admin").get("/open/who").body()).isEqualTo("u-ada true false LATCHKEY u-ada");
        assertThat(nobody().get("/open/who").body()).isEqualTo("nobody false false null nobody");
    }

    @Test
    void no_session_is_read_unless_somebody_asks() {
        int before = reads.get();
        assertThat(ada().get("/open/nothing").body()).isEqualTo("nothing");
        assertThat(reads).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/needy", "/open/suspended-needy"})
    void code_close_to_the_data_refuses_whatever_mappers_there_are(String path) {
        Reply script = nobody().fetch(path);
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(script.headers("Content-Type")).containsExactly("application/json");
        assertThat(nobody().navigate(path).location()).endsWith(path.replace("/", "%2F"));
    }

    @Test
    void a_stage_that_fails_shows_nothing() {
        Reply reply = nobody().fetch("/open/stage-needy");

        assertThat(reply.status())
                .isIn(401, 500); // in Jersey the application's mapper sees a CompletionException first
        assertThat(reply.body()).doesNotContain(RestEntryPointResources.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/needy", "/open/suspended-needy", "/open/stage-needy"})
    void a_scope_that_is_taken_along_is_open_on_the_other_thread(String path) {
        assertThat(ada().get(path).body()).isEqualTo(RestEntryPointResources.SECRET + "u-ada");
    }

    @Test
    void other_exceptions_are_the_applications() {
        Reply reply = nobody().get("/open/broken");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).isEqualTo("caught");
    }

    @Test
    void a_thread_keeps_no_session_when_it_has_served_a_request() {
        for (int i = 0; i < 50; i++) {
            assertThat(ada().get("/open/suspended").body()).isEqualTo("u-ada nobody");
            assertThat(ada().get("/open/stage").body()).isEqualTo("u-ada nobody");
            assertThat(nobody().get("/open/suspended").body()).isEqualTo("nobody nobody");
            assertThat(nobody().get("/open/who").body()).isEqualTo("nobody false false null nobody");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/who", "/open/needed", "/open/stage", "/dashboard", "/rooms/secret"})
    void a_session_is_renewed_once(String path) {
        Browser ada = nobody();
        ada.signIn("ada");
        clock.advance(Duration.ofDays(2));
        Reply reply = ada.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers("Set-Cookie")).hasSize(1);
        assertThat(reply.setCookie(Browser.SESSION)).isPresent();
    }

    @Test
    void a_cookie_of_the_applications_own_stays_beside_a_renewed_session() {
        Browser ada = nobody();
        ada.signIn("ada");
        clock.advance(Duration.ofDays(2));
        Reply reply = ada.get("/open/cookie-and-session");

        assertThat(reply.setCookie("own")).isPresent();
        assertThat(reply.setCookie(Browser.SESSION)).isPresent();
    }

    @Test
    void below_a_base_path_everything_is_below_it() {
        String site = address(base()).toString();

        assertThat(nobody().get("/auth/providers").body()).contains(site + "/auth/signin/credentials");
        assertThat(nobody().navigate("/dashboard/page").location()).startsWith(site + "/auth/signin?callbackUrl=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard/page", "%64ashboard/page", "rules/admin", "./dashboard/page"})
    void no_spelling_of_a_base_path_gets_in(String path) {
        String base = base().isEmpty() ? "/x" : base();
        String escaped = "/%" + Integer.toHexString(base.charAt(1)) + base.substring(2);
        for (String spelled :
                List.of(escaped, base + ";x", "/x/.." + base, "/" + base, base.toUpperCase(Locale.ROOT))) {
            assertThat(Browser.at(address("/"))
                            .fetch(spelled.substring(1) + "/" + path)
                            .body())
                    .doesNotContain(RestEntryPointResources.SECRET);
        }
    }
}
