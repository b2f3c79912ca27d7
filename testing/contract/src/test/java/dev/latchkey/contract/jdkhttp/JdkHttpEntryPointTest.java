package dev.latchkey.contract.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpPrincipal;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.Cookies;
import dev.latchkey.SessionScope;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import dev.latchkey.guard.Answer;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry point of the JDK's server: contexts, other filters, other threads, exceptions, keeping a connection. */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdkHttpEntryPointTest {

    private static final String SECRET = "dashboard-secret";

    private final ContractApplication configuration = ContractApplication.guardingTheDashboard();
    private final JdkHttpAuth auth = JdkHttpAuth.of(configuration.auth());
    private final CountDownLatch bobHasCome = new CountDownLatch(1);
    private final JdkServer server = started(this::application);
    private final Browser alice = nobody();

    private static JdkServer started(Consumer<HttpServer> application) {
        try {
            return JdkServer.start(application);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void application(HttpServer http) {
        serve(http, "/", exchange -> Pages.write(exchange, who(exchange)));
        serve(http, "/dashboard", exchange -> Pages.write(exchange, SECRET));
        http.createContext("/handler", auth.inFrontOf(exchange -> Pages.write(exchange, who(exchange))));
        http.createContext("/forgotten", exchange -> Pages.write(exchange, who(exchange)));
        serve(http, "/principal", exchange -> Pages.write(exchange, String.valueOf(principal(exchange))));
        serve(http, "/waits", exchange -> {
            if (who(exchange).equals("u-alice")) {
                await(bobHasCome);
            }
            Pages.write(exchange, who(exchange));
            bobHasCome.countDown();
        });
        serve(http, "/elsewhere", exchange -> new Thread(() -> answerElsewhere(exchange)).start());
        serve(http, "/needy", exchange -> {
            exchange.getResponseHeaders().set("X-Before", "ran");
            exchange.getResponseHeaders().set("Content-Language", "de");
            exchange.getResponseHeaders().set("Cache-Control", "public");
            SessionScope.require();
        });
        serve(http, "/needy-late", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("public part".getBytes(UTF_8));
            SessionScope.require();
        });
        serve(http, "/broken", exchange -> {
            throw new IllegalStateException("not a matter of sessions");
        });
        HttpHandler wrapped = auth.wrap((exchange, session) -> Pages.write(exchange, SECRET));
        http.createContext("/v1", wrapped).getFilters().addAll(List.of(auth, new ReaddressingFilter()));
        http.createContext("/item", exchange -> Pages.write(exchange, exchange.getRequestMethod()))
                .getFilters()
                .addAll(List.of(
                        auth,
                        new ReaddressingFilter(),
                        auth.guard((request, session) -> request.method().equals("DELETE") && session.isEmpty()
                                ? Answer.refuse()
                                : Answer.next())));
        http.createContext("/v1/own", exchange -> {
                    Optional<AuthResponse> refusal = auth.checkAgain(exchange);
                    if (refusal.isPresent()) {
                        JdkHttpAuth.send(refusal.get(), exchange);
                    } else {
                        Pages.write(exchange, who(exchange));
                    }
                })
                .getFilters()
                .addAll(List.of(auth, new ReaddressingFilter()));
    }

    private void serve(HttpServer http, String path, HttpHandler handler) {
        http.createContext(path, handler).getFilters().add(auth);
    }

    private void answerElsewhere(HttpExchange http) {
        try {
            Pages.write(
                    http, who(http) + ", in the scope " + SessionScope.current().isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String who(HttpExchange http) {
        return auth.session(http).map(session -> session.user().id()).orElse("nobody");
    }

    private static String principal(HttpExchange http) {
        HttpPrincipal principal = http.getPrincipal();
        return principal == null ? "nobody" : principal.getUsername();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void signIn() {
        alice.signIn("alice");
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
                "/dashboard",
                "/dashboards",
                "/dashboard.json",
                "/dashboard~",
                "/dashboardx/y",
                "/%64ashboards",
                "/dashboard%2ejson"
            })
    @Tag("X2")
    void a_context_is_guarded_in_all_that_the_server_gives_to_it(String path) {
        assertThat(alice.get(path).body()).isEqualTo(SECRET);
        assertThat(nobody().get(path).status()).isEqualTo(401);
    }

    @Test
    void a_handler_may_be_put_in_front_instead_of_a_filter() {
        assertThat(nobody().get("/handler").body()).isEqualTo("nobody");
        assertThat(alice.get("/handler").body()).isEqualTo("u-alice");
    }

    @Test
    void a_context_without_the_filter_says_so_instead_of_serving_nobody() {
        assertThat(nothingFrom("/forgotten")).isTrue();
    }

    @Test
    void the_principal_is_the_signed_in_user() {
        assertThat(nobody().get("/principal").body()).isEqualTo("nobody");
        assertThat(alice.get("/principal").body()).isEqualTo("u-alice");
    }

    @Test
    @Tag("S1")
    void visitors_at_the_same_time_do_not_share_what_the_server_keeps_with_a_context() {
        Browser bob = nobody();
        bob.signIn("bob");
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> alice.get("/waits"));

        assertThat(bob.get("/waits").body()).isEqualTo("u-bob");
        assertThat(first.join().body()).isEqualTo("u-alice");
    }

    @Test
    void another_thread_asks_the_exchange_since_the_scope_is_empty_there() {
        assertThat(alice.get("/elsewhere").body()).isEqualTo("u-alice, in the scope false");
    }

    @Test
    void code_close_to_the_data_refuses_in_place_of_what_was_begun() {
        Reply script = nobody().fetch("/needy");

        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(script.headers("Content-Type")).containsExactly("application/json");
        assertThat(script.headers("Content-Language")).isEmpty();
        assertThat(script.headers("Cache-Control")).containsExactly("private, no-cache, no-store");
        assertThat(script.header("X-Before")).contains("ran");
        assertThat(nobody().navigate("/needy").location()).endsWith("%2Fneedy");
    }

    @Test
    void what_has_gone_out_is_not_followed_by_more() {
        assertThat(nothingFrom("/needy-late")).isTrue();
    }

    @Test
    void other_exceptions_are_the_applications() {
        assertThat(nothingFrom("/broken")).isTrue();
    }

    @Test
    void a_refused_form_leaves_the_connection_fit_for_the_next_request() {
        Browser browser = nobody();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.post("/dashboard", Map.of("fill", "x".repeat(20_000)))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    @Tag("X2")
    void a_request_that_a_filter_has_changed_is_guarded_as_what_it_is_now() {
        assertThat(nobody().get("/v1/page").body()).isEqualTo(SECRET);
        assertThat(nobody().get("/v1/own").body()).isEqualTo("nobody");
        assertThat(nobody().get("/v1/dashboard/page").status()).isEqualTo(401);
        assertThat(alice.get("/v1/dashboard/page").body()).isEqualTo(SECRET);
        assertThat(nobody().post("/item", Map.of(), ReaddressingFilter.METHOD, "PUT")
                        .body())
                .isEqualTo("PUT");
        assertThat(nobody().post("/item", Map.of(), ReaddressingFilter.METHOD, "DELETE")
                        .status())
                .isEqualTo(401);
        assertThat(alice.post("/item", Map.of(), ReaddressingFilter.METHOD, "DELETE")
                        .body())
                .isEqualTo("DELETE");
    }

    @Test
    void two_configurations_keep_apart() throws Exception {
        JdkHttpAuth staff = JdkHttpAuth.of(Auth.builder()
                .environment(Map.of())
                .secret("another-secret-0123456789-0123456789-abcdef")
                .sessionsOnly()
                .basePath("/staff-auth")
                .cookies(Cookies.standard().session("staff.session-token"))
                .matcher("/staff/:path*")
                .build());
        try (JdkServer both = JdkServer.start(http -> {
            for (String path : List.of("/", "/staff")) {
                http.createContext(
                                path,
                                exchange -> Pages.write(
                                        exchange,
                                        who(exchange) + staff.session(exchange).isPresent()))
                        .getFilters()
                        .addAll(List.of(auth, staff));
            }
        })) {
            Browser browser = Browser.at(both.address());
            browser.signIn("alice");

            assertThat(browser.get("/staff/page").status()).isEqualTo(401);
            assertThat(browser.get("/").body()).isEqualTo("u-alicefalse");
            assertThat(browser.get("/staff-auth/session").body()).isEqualTo("null");
        }
    }

    /** Whether the server ends the connection without a whole answer. */
    private boolean nothingFrom(String path) {
        try {
            return nobody().get(path).status() >= 500;
        } catch (UncheckedIOException cut) {
            return true;
        }
    }
}
