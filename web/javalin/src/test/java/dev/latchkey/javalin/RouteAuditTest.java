package dev.latchkey.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RouteAuditTest {

    private static final String SECRET = "a-secret-for-audits-0123456789-0123456789";

    private final JavalinAuth auth = JavalinAuth.of(Auth.builder()
            .environment(Map.of())
            .secret(SECRET)
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
            .matcher("/dashboard/:path*")
            .build());

    private enum Role implements RouteRole {
        ADMIN,
        EDITOR
    }

    @Test
    void a_forgotten_route_fails_until_it_is_guarded_or_listed() {
        assertThatThrownBy(audit(config -> config.routes.get("/forgotten/{id}", ctx -> ctx.result("")))::requireGuarded)
                .hasMessageContaining("GET /forgotten/{id}");

        assertThatCode(
                        audit(config -> config.routes.get("/forgotten/{id}", auth.require((ctx, session) -> {})))
                                ::requireGuarded)
                .doesNotThrowAnyException();
        assertThatCode(() -> audit(config -> config.routes.get("/forgotten/{id}", ctx -> ctx.result("")))
                        .requireGuarded("/forgotten/{id}"))
                .doesNotThrowAnyException();
    }

    @Test
    void every_form_of_protection_is_seen() {
        RouteAudit audit = audit(config -> {
            config.routes.before(auth.guard("/own/:path*", (request, session) -> {
                throw new IllegalStateException();
            }));
            config.routes.beforeMatched(auth.routeRoles());
            config.routes.get("/own/<path>", ctx -> ctx.result(""));
            config.routes.post("/wrapped", auth.wrap((ctx, session) -> {}));
            config.routes.get("/roles", ctx -> ctx.result(""), Role.ADMIN);
            config.routes.ws("/dashboard/live", ws -> {});
            config.routes.ws("/live", ws -> {});
            config.routes.sse("/news", client -> {}, Role.ADMIN);
            config.routes.sse("/dashboard/news", client -> {});
            config.routes.sse("/all-news", client -> {});
        });

        assertThat(audit.unguarded()).hasToString("[GET /all-news, WS /live]");
        assertThat(audit.toString())
                .contains("guard /own/:path*", "wrap", "route roles [ADMIN]", "matcher /dashboard/:path*");
    }

    @Test
    void roles_that_nobody_enforces_guard_nothing() {
        assertThat(audit(config -> config.routes.get("/roles", ctx -> ctx.result(""), Role.ADMIN))
                        .unguarded())
                .hasToString("[GET /roles]");
        assertThat(audit(config -> {
                            config.routes.beforeMatched("/api/*", auth.routeRoles());
                            config.routes.get("/roles", ctx -> ctx.result(""), Role.ADMIN);
                            config.routes.get("/api/roles", ctx -> ctx.result(""), Role.ADMIN);
                        })
                        .unguarded())
                .hasToString("[GET /roles]");
    }

    @Test
    void route_roles_admit_those_who_have_one_of_them() {
        JavalinServer server = JavalinServer.start(config -> {
            config.registerPlugin(auth);
            config.routes.beforeMatched(auth.routeRoles());
            config.routes.get("/roles", ctx -> ctx.result("in"), Role.ADMIN, Role.EDITOR);
            config.routes.sse("/news", client -> client.sendEvent("in"), Role.EDITOR);
            config.routes.get("/open", ctx -> ctx.result("in"));
        });
        try {
            Browser browser = Browser.at(server.address());
            assertThat(browser.get("/open").body()).isEqualTo("in");
            assertThat(browser.get("/roles").status()).isEqualTo(401);
            assertThat(browser.get("/roles", "Cookie", cookie("reader")).status())
                    .isEqualTo(403);
            assertThat(browser.get("/roles", "Cookie", cookie("editor")).body()).isEqualTo("in");
            assertThat(events(browser, "").status()).isEqualTo(401);
            assertThat(events(browser, cookie("admin")).status()).isEqualTo(403);
            assertThat(events(browser, cookie("editor")).body()).contains("data: in");
        } finally {
            server.close();
        }
    }

    private static Reply events(Browser browser, String cookie) {
        return browser.get("/news", "Accept", "text/event-stream", "Cookie", cookie);
    }

    private static String cookie(String role) {
        return SignedIn.as("u-alice").with("roles", List.of(role)).cookie(SECRET);
    }

    private RouteAudit audit(Consumer<JavalinConfig> routes) {
        return auth.audit(Javalin.create(config -> {
            config.registerPlugin(auth);
            config.routes.get("/dashboard", ctx -> ctx.result(""));
            routes.accept(config);
        }));
    }
}
