package dev.latchkey.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.SessionScope;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.guard.Answer;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry point of Javalin: other threads, exceptions, filters of the application, a context path. */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavalinEntryPointTest {

    private static final String SECRET = "dashboard-secret";

    private final JavalinAuth auth =
            JavalinAuth.of(ContractApplication.guardingTheDashboard().auth());
    private final JavalinServer server = JavalinServer.start(this::application);
    private final Browser alice = at(server.address());

    private void application(JavalinConfig config) {
        Filter eager = (request, response, chain) -> {
            if (request.getParameter("eager") != null) {
                response.getWriter().print(SECRET);
            } else {
                chain.doFilter(request, response);
            }
        };
        config.jetty.modifyServletContextHandler(context -> {
            FilterHolder holder = new FilterHolder(eager);
            holder.setAsyncSupported(true);
            context.addFilter(holder, "/*", EnumSet.allOf(DispatcherType.class));
        });
        Filter readdressing =
                (request, response, chain) -> chain.doFilter(new Readdressed((HttpServletRequest) request), response);
        config.jetty.modifyServletContextHandler(
                context -> context.addFilter(readdressing, "/v1/*", EnumSet.allOf(DispatcherType.class)));
        config.routes.before(ctx -> ctx.header("X-Before", "ran"));
        config.routes.before(auth.guard(
                "/open/item",
                (request, session) ->
                        request.method().equals("DELETE") && session.isEmpty() ? Answer.refuse() : Answer.next()));
        config.registerPlugin(auth);
        config.routes.get("/dashboard/future", ctx -> ctx.future(() -> later(ctx)));
        config.routes.get("/open/future", ctx -> ctx.future(() -> later(ctx)));
        config.routes.get(
                "/open/left-behind", ctx -> ctx.future(() -> CompletableFuture.supplyAsync(SessionScope::require)));
        config.routes.get(
                "/open/needy-future",
                ctx -> ctx.future(
                        () -> CompletableFuture.supplyAsync(this::scoped, SessionScope.wrap(ForkJoinPool.commonPool()))
                                .thenAccept(ctx::result)));
        config.routes.get("/open/needy-async", ctx -> ctx.async(() -> ctx.result(scoped())));
        config.routes.get("/open/async", ctx -> ctx.async(() -> ctx.result(who(ctx))));
        config.routes.get("/open/page", ctx -> ctx.result("open " + who(ctx)));
        config.routes.get("/dashboard/page", ctx -> ctx.result(SECRET));
        config.routes.post("/open/item", ctx -> ctx.result("posted"));
        config.routes.delete("/open/item", ctx -> ctx.result("deleted"));
        config.routes.get("/open/needy", ctx -> {
            ctx.html("half a page").header("Cache-Control", "public");
            SessionScope.require();
        });
        config.routes.get("/open/fault", ctx -> {
            throw new AuthException.Fault(ErrorCode.CONFIGURATION, "the inside of the application", null);
        });
        config.routes.get("/open/broken", ctx -> {
            throw new IllegalStateException("not a matter of sessions");
        });
        config.routes.get(
                "/open/required",
                auth.require((ctx, session) -> ctx.result(session.user().id())));
    }

    /** A request below {@code /v1}, which is served as what is below it. */
    private static final class Readdressed extends HttpServletRequestWrapper {

        Readdressed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().substring("/v1".length());
        }

        @Override
        public String getServletPath() {
            return super.getServletPath().replaceFirst("^/v1", "");
        }

        @Override
        public @Nullable String getPathInfo() {
            String info = super.getPathInfo();
            return info == null ? null : info.replaceFirst("^/v1", "");
        }
    }

    private String scoped() {
        return SessionScope.require().user().id();
    }

    private CompletableFuture<?> later(Context ctx) {
        return CompletableFuture.runAsync(() ->
                ctx.result(who(ctx) + ", in the scope " + SessionScope.current().isPresent()));
    }

    private String who(Context ctx) {
        return auth.session(ctx).map(session -> session.user().id()).orElse("nobody");
    }

    @BeforeAll
    void signIn() {
        alice.signIn("alice");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Browser at(URI address) {
        return Browser.at(address);
    }

    private Browser nobody() {
        return at(server.address());
    }

    @Test
    void a_future_asks_the_context_since_the_scope_is_empty_there() {
        assertThat(nobody().get("/dashboard/future").status()).isEqualTo(401);
        assertThat(alice.get("/dashboard/future").body()).isEqualTo("u-alice, in the scope false");
        assertThat(nobody().get("/open/future").body()).isEqualTo("nobody, in the scope false");
        assertThat(alice.get("/open/async").body()).isEqualTo("u-alice");
    }

    @Test
    void the_scope_is_there_in_async_and_where_a_future_takes_it_along() {
        assertThat(alice.get("/open/needy-async").body()).isEqualTo("u-alice");
        assertThat(alice.get("/open/needy-future").body()).isEqualTo("u-alice");
    }

    @Test
    void a_scope_left_behind_is_a_fault_of_the_code_and_no_refusal() {
        assertThat(alice.fetch("/open/left-behind").status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/needy", "/open/needy-future", "/open/needy-async", "/open/required"})
    void code_close_to_the_data_refuses_wherever_it_runs(String path) {
        Reply script = nobody().fetch(path);

        assertThat(script.status()).isEqualTo(401);
        assertThat(script.contentType()).startsWith("application/json");
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(script.headers("Cache-Control")).containsExactly("private, no-cache, no-store");
        assertThat(nobody().navigate(path).location()).contains("/auth/signin?callbackUrl=");
    }

    @Test
    void a_fault_of_the_application_does_not_show_its_inside() {
        Reply fault = nobody().fetch("/open/fault");

        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.body()).doesNotContain("inside").doesNotContain("Exception");
        assertThat(nobody().fetch("/open/broken").status()).isEqualTo(500);
    }

    @Test
    void the_guard_stands_in_front_of_filters_that_were_there_first() {
        assertThat(nobody().get("/dashboard/page?eager=1").body()).doesNotContain(SECRET);
        assertThat(nobody().get("/open/page?eager=1").body()).isEqualTo(SECRET);
        assertThat(nobody().get("/dashboard/page").header("X-Before")).isEmpty();
        assertThat(nobody().get("/open/page").header("X-Before")).contains("ran");
    }

    @Test
    @Tag("X2")
    void a_request_whose_method_a_header_replaces_is_guarded_as_javalin_serves_it() {
        assertThat(nobody().post("/open/item", Map.of()).body()).isEqualTo("posted");
        Reply refused = nobody().post("/open/item", Map.of(), "X-HTTP-Method-Override", "DELETE");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).doesNotContain("deleted");
        assertThat(alice.post("/open/item", Map.of(), "X-HTTP-Method-Override", "DELETE")
                        .body())
                .isEqualTo("deleted");
    }

    @Test
    @Tag("X2")
    void a_request_whose_path_a_filter_has_changed_is_guarded_as_what_it_is_now() {
        assertThat(nobody().get("/v1/open/page").body()).isEqualTo("open nobody");
        assertThat(nobody().get("/v1/dashboard/page").status()).isEqualTo(401);
        assertThat(nobody().get("/v1/dashboard/page").body()).doesNotContain(SECRET);
        assertThat(alice.get("/v1/dashboard/page").body()).isEqualTo(SECRET);
    }

    @Test
    void below_a_context_path_everything_is_below_it() {
        try (JavalinServer shop = JavalinServer.start(config -> {
            config.router.contextPath = "/shop";
            JavalinAuth own =
                    JavalinAuth.of(ContractApplication.guardingTheDashboard().auth());
            config.registerPlugin(own);
            config.routes.get("/dashboard", ctx -> ctx.result(SECRET));
        })) {
            URI address = URI.create(shop.address() + "/shop");
            Browser browser = at(address);
            assertThat(browser.get("/auth/providers").body()).contains(address + "/auth/signin/credentials");
            assertThat(browser.navigate("/dashboard").location()).startsWith(address + "/auth/signin?callbackUrl=");
            assertThat(at(shop.address()).get("/%73hop/dashboard").body()).doesNotContain(SECRET);
            browser.signIn("alice");
            assertThat(browser.get("/dashboard").body()).isEqualTo(SECRET);
        }
    }
}
