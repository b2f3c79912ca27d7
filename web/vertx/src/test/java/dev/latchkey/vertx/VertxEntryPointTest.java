package dev.latchkey.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.SessionScope;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry point of Vert.x Web: reroutes, routers in routers, files, failures, handlers that were first. */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxEntryPointTest {

    private static final String SECRET = "dashboard-secret";

    private final ContractApplication configuration = ContractApplication.guardingTheDashboard();
    private final VertxAuth auth = VertxAuth.of(configuration.auth());
    private final VertxServer server = VertxServer.start(new VertxOptions(), this::application);

    private void application(Vertx vertx, Router router) {
        router.route("/dashboard/eager").handler(ctx -> ctx.end(SECRET));
        auth.register(router); // after it, and yet in front
        Router sub = Router.router(vertx);
        sub.route("/page").handler(ctx -> ctx.end("sub " + who(ctx)));
        sub.route("/needy").handler(ctx -> ctx.end(SessionScope.require().user().id()));
        router.route("/dashboard/sub/*").subRouter(sub);
        router.route("/open/sub/*").subRouter(sub);
        router.route("/dashboard/files/*").handler(StaticHandler.create("files"));
        router.route("/open/reroute").handler(ctx -> ctx.reroute("/dashboard/page"));
        router.route("/open/reroute-open").handler(ctx -> ctx.reroute("/open/page"));
        router.route("/open/reroute-auth").handler(ctx -> ctx.reroute("/auth/session"));
        router.route("/open/signed-out-reroute")
                .handler(ctx -> ctx.vertx()
                        .executeBlocking(() -> auth.exchange(ctx).signOut(null))
                        .onSuccess(answer -> ctx.reroute(HttpMethod.GET, "/open/page")));
        router.route("/dashboard/*").handler(ctx -> ctx.end(SECRET + " " + who(ctx)));
        router.route("/open/page").handler(ctx -> ctx.end("open " + who(ctx)));
        router.route("/open/required")
                .handler(auth.require((ctx, session) -> ctx.end(session.user().id())));
        router.route("/open/midway").handler(ctx -> {
            ctx.response().putHeader("Content-Language", "de").putHeader("Cache-Control", "public");
            ctx.response().putHeader("X-Other", "stays");
            ctx.end(SessionScope.require().user().id());
        });
        router.route("/open/late").handler(ctx -> {
            ctx.response().setChunked(true).write("public part");
            ctx.end(SessionScope.require().user().id());
        });
        router.route("/open/broken").handler(ctx -> {
            throw new IllegalStateException("not a matter of sessions");
        });
    }

    private String who(RoutingContext ctx) {
        return auth.session(ctx).map(session -> session.user().id()).orElse("nobody");
    }

    @AfterEach
    void resetClock() {
        configuration.clock().reset();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Browser nobody() {
        return Browser.at(server.address());
    }

    private Browser alice() {
        Browser alice = nobody();
        alice.signIn("alice");
        return alice;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/files/page.html",
                "/dashboard/files/../files/page.html",
                "/dashboard//files/page.html",
                "/%64ashboard/files/page.html",
                "/dashboard/eager",
                "/dashboard/eager/",
                "/dashboard/sub/page",
                "/dashboard/sub/page/",
                "/open/../dashboard/sub/page"
            })
    @Tag("X2")
    void nobody_gets_at_files_routers_and_handlers_behind_the_guard(String path) {
        Reply reply = nobody().get(path);

        assertThat(reply.status()).isBetween(400, 401);
        assertThat(reply.body()).doesNotContain(SECRET).doesNotContain("sub");
    }

    @Test
    void permitted_users_pass() {
        Browser alice = alice();

        assertThat(alice.get("/dashboard/files/page.html").body()).isEqualTo(SECRET);
        assertThat(alice.get("/dashboard/eager").body()).isEqualTo(SECRET);
        assertThat(alice.get("/dashboard/sub/page").body()).isEqualTo("sub u-alice");
    }

    @Test
    void a_router_in_a_router_knows_the_session() {
        assertThat(nobody().get("/open/sub/page").body()).isEqualTo("sub nobody");
        assertThat(nobody().get("/open/sub/needy").status()).isEqualTo(401);
        assertThat(alice().get("/open/sub/needy").body()).isEqualTo("u-alice");
    }

    @Test
    void a_reroute_to_a_guarded_path_is_guarded() {
        assertThat(nobody().fetch("/open/reroute").status()).isEqualTo(401);
        assertThat(nobody().navigate("/open/reroute").location()).endsWith("%2Fopen%2Freroute");
        assertThat(alice().get("/open/reroute").body()).isEqualTo(SECRET + " u-alice");
        assertThat(nobody().get("/open/reroute-auth").body()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/reroute", "/open/reroute-open", "/open/page"})
    void a_renewed_session_survives_a_reroute_and_is_renewed_once(String path) {
        Browser alice = alice();
        configuration.clock().advance(Duration.ofDays(2));

        Reply reply = alice.get(path);
        assertThat(reply.body()).contains("u-alice");
        assertThat(reply.headers("Set-Cookie")).hasSize(1);
        assertThat(reply.header("Cache-Control")).contains("private, no-store");
    }

    @Test
    @Tag("S7")
    void a_reroute_does_not_undo_a_sign_out() {
        Browser alice = alice();

        Reply reply = alice.post("/open/signed-out-reroute", Map.of());

        assertThat(reply.body()).isEqualTo("open nobody");
        assertThat(reply.headers("Set-Cookie"))
                .filteredOn(cookie -> cookie.contains("session-token="))
                .hasSize(1)
                .allMatch(cookie -> cookie.contains("Max-Age=0"));
        assertThat(alice.get("/open/page").body()).isEqualTo("open nobody");
    }

    @Test
    void code_close_to_the_data_refuses_in_place_of_what_was_begun() {
        Reply script = nobody().fetch("/open/midway");

        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(script.headers("Content-Type")).containsExactly("application/json");
        assertThat(script.headers("Content-Language")).isEmpty();
        assertThat(script.headers("Cache-Control")).containsExactly("private, no-cache, no-store");
        assertThat(script.header("X-Other")).contains("stays");
        assertThat(nobody().navigate("/open/midway").location()).endsWith("%2Fopen%2Fmidway");
        assertThat(nobody().fetch("/open/required").status()).isEqualTo(401);
    }

    @Test
    void what_has_gone_out_is_not_followed_by_more() {
        try {
            assertThat(nobody().get("/open/late").body())
                    .startsWith("public part")
                    .doesNotContain("u-");
        } catch (UncheckedIOException cut) {
            assertThat(cut).hasMessageContaining("no answer");
        }
    }

    @Test
    void other_exceptions_are_the_applications() {
        assertThat(nobody().get("/open/broken").status()).isEqualTo(500);
    }

    @Test
    void a_body_that_another_handler_has_read_is_found() {
        try (VertxServer other = VertxServer.start(router -> {
            router.route().order(Integer.MIN_VALUE).handler(BodyHandler.create(false));
            auth.register(router);
            router.post("/open").handler(ctx -> ctx.end(ctx.request().getFormAttribute("a")));
        })) {
            Browser browser = Browser.at(other.address());

            assertThat(browser.signIn("alice").status()).isEqualTo(302);
            assertThat(browser.get("/auth/session").body()).contains("Alice");
            assertThat(browser.post("/open", Map.of("a", "b")).body()).isEqualTo("b");
        }
    }

    @Test
    void without_it_in_front_nobody_is_served() {
        try (VertxServer other = VertxServer.start(router -> router.route().handler(ctx -> ctx.end(who(ctx))))) {
            assertThat(Browser.at(other.address()).get("/").status()).isEqualTo(500);
        }
    }
}
