package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.contract.WebSocketClient;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every entry point of Micronaut: files, management, error routes, WebSockets, filters, other threads, a context path.
 */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryPointTest {

    static final String SECRET = "dashboard-secret";

    private static final String KEY = "a-secret-for-entries-0123456789-0123456789";
    private static final String EVENT_LOOP = "eventLoopGroup";

    @TempDir
    static Path files;

    private final Set<String> askedOn = ConcurrentHashMap.newKeySet();
    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret(KEY)
            .provider(CredentialsProvider.of((typed, request) -> {
                askedOn.add(Thread.currentThread().getName());
                return Optional.of(User.of("u-alice"));
            }))
            .matcher("/dashboard/:path*", "/files/:path*", "/health/:path*")
            .authorized((request, session) -> {
                askedOn.add(Thread.currentThread().getName());
                return session.isPresent();
            })
            .build();
    private final PathGuard logic = new PathGuard("/own/:path*", (request, session) -> {
        askedOn.add(Thread.currentThread().getName());
        return Answer.redirect("/login");
    });
    private MicronautServer server = start(Map.of());

    private MicronautServer start(Map<String, Object> properties) {
        return MicronautServer.start("entry points", properties, auth, logic);
    }

    @BeforeAll
    void serveFiles() throws IOException {
        Files.writeString(files.resolve("report.txt"), SECRET);
        server.close();
        server = start(Map.of(
                "micronaut.router.static-resources.default.mapping",
                "/files/**",
                "micronaut.router.static-resources.default.paths",
                "file:" + files,
                "endpoints.beans.sensitive",
                false));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Reply nobody(String path, String... headers) {
        return Browser.at(server.address()).get(path, headers);
    }

    private Reply alice(String path, String... roles) {
        return Browser.at(server.address()).get(path, "Cookie", cookie(roles));
    }

    private static String cookie(String... roles) {
        return SignedIn.as("u-alice")
                .with("name", "Alice")
                .with("roles", List.of(roles))
                .cookie(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/report.txt", "/files/%72eport.txt", "/%66iles/report.txt", "/files//report.txt"})
    @Tag("X2")
    void files_are_behind_the_guard_however_they_are_spelled(String path) {
        assertThat(nobody(path).body()).doesNotContain(SECRET);
        assertThat(nobody(path).status()).isBetween(400, 499);
        assertThat(alice("/files/report.txt").body()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness"})
    void management_endpoints_are_behind_the_guard(String path) {
        assertThat(nobody(path).status()).isEqualTo(401);
        assertThat(alice(path).status()).isEqualTo(200);
    }

    @Test
    @Tag("X2")
    void a_path_that_a_filter_has_rewritten_is_guarded_as_that_path() {
        assertThat(nobody("/v1/perhaps").body()).isEqualTo("nobody");
        assertThat(nobody("/v1/dashboard").status()).isEqualTo(401);
        assertThat(alice("/v1/dashboard").body()).isEqualTo(SECRET);
        assertThat(nobody("/v1/files/report.txt").status()).isEqualTo(401);
        assertThat(alice("/v1/files/report.txt").body()).isEqualTo(SECRET);
    }

    @Test
    void an_error_route_knows_the_user_and_does_not_answer_for_a_guarded_path() {
        assertThat(nobody("/nowhere").body()).isEqualTo("missing, said to nobody");
        assertThat(alice("/nowhere").body()).isEqualTo("missing, said to u-alice");
        assertThat(nobody("/dashboard/nowhere").status()).isEqualTo(401);
        assertThat(alice("/dashboard/nowhere").body()).isEqualTo("missing, said to u-alice");
    }

    @Test
    void the_guard_stands_in_front_of_filters_that_come_first() {
        assertThat(nobody("/thread?eager=1").body()).isEqualTo(SECRET);
        assertThat(nobody("/dashboard?eager=1").body()).doesNotContain(SECRET);
    }

    @Test
    @Tag("S15")
    void roles_decide_who_opens_a_socket() {
        WebSocketClient sockets = WebSocketClient.at(server.address());

        assertThat(sockets.open("/roles/live", "")).isEqualTo("401");
        assertThat(sockets.open("/roles/live", cookie("reader"))).isEqualTo("403");
        assertThat(sockets.open("/roles/live", cookie("admin"))).isEqualTo("in");
    }

    @Test
    void roles_of_the_session_decide_who_passes_an_annotation() {
        assertThat(nobody("/roles/admin").status()).isEqualTo(401);
        assertThat(Browser.at(server.address()).navigate("/roles/admin").location())
                .contains("/auth/signin?callbackUrl=");
        assertThat(alice("/roles/admin", "reader").status()).isEqualTo(403);
        assertThat(alice("/roles/admin", "owner").body()).isEqualTo("in");
        assertThat(alice("/roles/class", "admin").status()).isEqualTo(403);
        assertThat(alice("/roles/none", "admin").status()).isEqualTo(403);
        assertThat(nobody("/thread").status()).isEqualTo(200);
    }

    @Test
    @Tag("S7")
    void a_method_for_a_recent_sign_in_asks_others_to_confirm_it() {
        assertThat(alice("/recent").body()).isEqualTo("in");
        assertThat(nobody("/recent").body()).isEqualTo("{\"message\":\"Not authenticated\"}");

        String old = SignedIn.as("u-alice").having(Factor.UNKNOWN).cookie(KEY);
        Reply refusal = Browser.at(server.address()).get("/recent", "Cookie", old);
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.header("WWW-Authenticate").orElse("")).contains("insufficient_user_authentication");
    }

    @Test
    void the_user_is_the_requests_principal() {
        assertThat(nobody("/principal").body()).isEqualTo("nobody");
        assertThat(alice("/principal").body()).isEqualTo("u-alice");
    }

    @Test
    void an_argument_may_be_absent_and_an_answer_may_be_a_session() {
        assertThat(nobody("/perhaps").body()).isEqualTo("nobody");
        assertThat(alice("/perhaps").body()).isEqualTo("u-alice");
        assertThat(nobody("/json").status()).isEqualTo(401);
        assertThat(alice("/json").body()).contains("\"user\":{", "\"expires\":").doesNotContain("jti");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scope/worker", "/scope/reactive", "/scope/future"})
    void the_scope_goes_along_to_other_threads(String path) {
        assertThat(alice(path).body()).isEqualTo("u-alice");
        assertThat(nobody(path).status()).isEqualTo(401);
    }

    @Test
    void a_refusal_inside_another_exception_is_a_refusal() {
        assertThat(nobody("/wrapped").status()).isEqualTo(401);
        assertThat(nobody("/wrapped").body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(nobody("/broken").status()).isEqualTo(500);
    }

    @Test
    void the_event_loop_runs_none_of_the_applications_rules() {
        Browser browser = Browser.at(server.address());
        askedOn.clear();

        browser.signIn("alice");
        assertThat(askedOn).hasSize(1).noneMatch(thread -> thread.contains(EVENT_LOOP));
        askedOn.clear();
        nobody("/dashboard");
        assertThat(askedOn).hasSize(1).noneMatch(thread -> thread.contains(EVENT_LOOP));
        askedOn.clear();
        assertThat(nobody("/own/page").location()).endsWith("/login");
        assertThat(askedOn).hasSize(1).noneMatch(thread -> thread.contains(EVENT_LOOP));
        askedOn.clear();

        assertThat(alice("/thread").body()).contains(EVENT_LOOP);
        assertThat(askedOn).isEmpty();
    }

    @Test
    void below_a_context_path_everything_is_below_it() {
        try (MicronautServer shop = start(Map.of("micronaut.server.context-path", "/shop"))) {
            URI address = URI.create(shop.address() + "/shop");
            Browser browser = Browser.at(address);

            assertThat(browser.get("/auth/providers").body()).contains(address + "/auth/signin/credentials");
            assertThat(browser.navigate("/dashboard").location()).startsWith(address + "/auth/signin?callbackUrl=");
            assertThat(Browser.at(shop.address()).get("/%73hop/dashboard").body())
                    .doesNotContain(SECRET);
            assertThat(browser.get("/dashboard", "Cookie", cookie()).body()).isEqualTo(SECRET);
        }
    }
}
