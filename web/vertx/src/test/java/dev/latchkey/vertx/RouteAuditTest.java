package dev.latchkey.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.auth.authorization.RoleBasedAuthorization;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthorizationHandler;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RouteAuditTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final VertxAuth auth = VertxAuth.of(Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-audits-0123456789-0123456789")
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
            .matcher("/dashboard/:path*")
            .build());

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void a_forgotten_route_fails_until_it_is_guarded_or_listed() {
        RouteAudit forgotten = audit(router -> router.get("/forgotten/:id").handler(RouteAuditTest::page));
        assertThatThrownBy(forgotten::requireGuarded)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /forgotten/:id (RouteAuditTest) is guarded by nothing")
                .hasMessageNotContaining("dashboard");
        assertThatCode(() -> forgotten.requireGuarded("/forgotten/:id")).doesNotThrowAnyException();

        assertThatCode(
                        audit(router -> router.get("/forgotten/:id").handler(auth.require((ctx, session) -> {})))
                                ::requireGuarded)
                .doesNotThrowAnyException();
    }

    @Test
    void every_form_of_protection_is_seen() {
        RouteAudit audit = audit(router -> {
            router.route().handler(BodyHandler.create());
            router.route().handler(auth.guard("/own/:path*", (request, session) -> Answer.next()));
            router.get("/own/:page").handler(RouteAuditTest::page);
            router.post("/wrapped").handler(auth.wrap((ctx, session) -> {}));
            router.route("/admin/*").handler(AuthorizationHandler.create(RoleBasedAuthorization.create("admin")));
            router.get("/admin/page").handler(RouteAuditTest::page);
            router.route("/logic").handler(auth.guard((request, session) -> Answer.next()));
            router.get("/logic").handler(RouteAuditTest::page);
        });

        assertThat(audit.unguarded()).isEmpty();
        assertThat(audit.toString())
                .containsPattern("GET +/own/:page .*guard /own/:path\\*")
                .containsPattern("POST +/wrapped +wrap +wrap\n")
                .containsPattern("GET +/admin/page .*AuthorizationHandlerImpl")
                .containsPattern("GET +/logic +RouteAuditTest +guard\n")
                .containsPattern("\\* +/dashboard/\\* .*matcher /dashboard/:path\\*");
    }

    @Test
    void what_is_not_in_front_of_each_request_guards_none() {
        RouteAudit audit = audit(router -> {
            router.get("/early").handler(RouteAuditTest::page);
            router.route().handler(auth.wrap((ctx, session) -> ctx.next()));
            router.post("/half").handler(auth.guard((request, session) -> Answer.next()));
            router.route("/half").handler(RouteAuditTest::page);
            router.route("/half").virtualHost("x").handler(auth.guard((request, session) -> Answer.next()));
            router.route("/half").consumes("text/plain").handler(auth.guard((request, session) -> Answer.next()));
            router.get("/half").handler(RouteAuditTest::page);
            router.route().handler(auth.guard("/:path*", (request, session) -> Answer.next()));
        });

        assertThat(audit.unguarded())
                .extracting(Object::toString)
                .containsExactly("GET /early", "* /half", "GET /half");
    }

    @Test
    void regular_expressions_files_and_routers_in_routers_are_listed() {
        RouteAudit audit = audit(router -> {
            router.getWithRegex("/dashboard/.*|/elsewhere").handler(RouteAuditTest::page);
            router.route().handler(StaticHandler.create());
            Router shop = Router.router(VERTX);
            shop.route("/cart").method(HttpMethod.GET).method(HttpMethod.PUT).handler(RouteAuditTest::page);
            router.route("/shop/*").subRouter(shop);
            Router staff = Router.router(VERTX);
            staff.get("/list").handler(RouteAuditTest::page);
            router.route("/staff/*").handler(auth.guard((request, session) -> Answer.next()));
            router.route("/staff/*").subRouter(staff);
        });

        assertThat(audit.unguarded())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "GET /regex (/dashboard/.*|/elsewhere)", "* /*", "GET /shop/cart", "PUT /shop/cart");
        assertThat(audit.toString()).containsPattern("GET +/staff/list +RouteAuditTest +guard\n");
    }

    @Test
    void without_registration_nothing_is_guarded() {
        assertThatThrownBy(() -> auth.audit(Router.router(VERTX)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("VertxAuth is not in front of this router: call register(router)");
    }

    private static void page(RoutingContext context) {
        context.end();
    }

    private RouteAudit audit(Consumer<Router> routes) {
        Router router = Router.router(VERTX);
        auth.register(router);
        routes.accept(router);
        router.route("/dashboard/*").handler(RouteAuditTest::page);
        return auth.audit(router);
    }
}
