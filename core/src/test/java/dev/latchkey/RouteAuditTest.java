package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.Matcher;
import dev.latchkey.guard.RequestCondition;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteAuditTest {

    private static final Route DASHBOARD = Route.of("GET", "/dashboard/{id}", "Dashboard.page");
    private static final Route FORGOTTEN = Route.of("GET", "/forgotten", "Forgotten.page");

    @Test
    void a_forgotten_route_fails_with_its_name_and_what_to_do() {
        RouteAudit audit = audit("/dashboard/:path*", DASHBOARD, FORGOTTEN);

        assertThat(audit.unguarded()).containsExactly(FORGOTTEN);
        assertThatThrownBy(audit::requireGuarded)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /forgotten (Forgotten.page) is guarded by nothing")
                .hasMessageContaining("matcher")
                .hasMessageNotContaining("/dashboard");
    }

    @Test
    void it_passes_once_the_route_is_listed_or_guarded() {
        RouteAudit audit = audit("/dashboard/:path*", DASHBOARD, FORGOTTEN);
        assertThatCode(() -> audit.requireGuarded("/forgotten")).doesNotThrowAnyException();
        assertThatCode(() -> audit.requireGuarded("GET /forgotten")).doesNotThrowAnyException();

        assertThatCode(audit("/((?!login$).*)", DASHBOARD, FORGOTTEN)::requireGuarded)
                .doesNotThrowAnyException();
        assertThatCode(audit("/dashboard/:path*", DASHBOARD, FORGOTTEN.guardedBy("require"))::requireGuarded)
                .doesNotThrowAnyException();
    }

    @Test
    void guarded_routes_are_those_of_the_application() {
        Route own = FORGOTTEN.guardedBy("require");
        RouteAudit audit =
                audit("/dashboard/:path*", DASHBOARD, own, Route.of("GET", "/auth/*", "endpoints"), FORGOTTEN);

        assertThat(audit.guarded()).containsExactly(DASHBOARD, own);
    }

    @Test
    void an_open_route_that_is_not_there_or_not_open_fails_too() {
        RouteAudit audit = audit("/dashboard/:path*", DASHBOARD);

        assertThatThrownBy(() -> audit.requireGuarded("/gone"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"/gone\"");
        assertThatThrownBy(() -> audit.requireGuarded("/dashboard/{id}")).isInstanceOf(AssertionError.class);
    }

    @Test
    void one_method_that_is_open_does_not_open_another() {
        Route write = Route.of("POST", "/forgotten", "Forgotten.write");
        RouteAudit audit = audit("/dashboard/:path*", DASHBOARD, FORGOTTEN, write);

        assertThatThrownBy(() -> audit.requireGuarded("GET /forgotten")).hasMessageContaining("POST /forgotten");
        assertThatCode(() -> audit.requireGuarded("/forgotten")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/{id}",
                "/dashboard/{id:[0-9]{1,3}}",
                "/dashboard/:id",
                "/dashboard/<rest>",
                "/dashboard/*",
                "/dashboard/**",
                "/dashboard/{*rest}",
                "/dashboard/{rest:.*}",
                "/dashboard/files/*",
                "/dashboard"
            })
    void every_frameworks_way_to_write_a_route_is_understood(String path) {
        assertThat(audit("/dashboard/:path*", Route.of("GET", path, "page")).unguarded())
                .isEmpty();
        assertThat(audit("/elsewhere", Route.of("GET", path, "page")).unguarded())
                .hasSize(1);
    }

    @Test
    void a_route_that_is_guarded_in_part_is_not_guarded() {
        Route files = Route.of("GET", "/dashboard/*", "files");

        assertThat(audit("/dashboard/:page", files).unguarded()).containsExactly(files);
        assertThat(audit("/dashboard/:page*", files).unguarded()).isEmpty();
        assertThat(audit("/dashboard/:page*", Route.of("GET", "*.do", "action")).unguarded())
                .hasSize(1);
    }

    @Test
    void a_matcher_with_conditions_guards_only_some_requests() {
        Matcher beta = Matcher.path("/dashboard/:path*").has(RequestCondition.cookie("beta"));

        assertThat(audit(settings -> settings.matcher(beta), DASHBOARD).unguarded())
                .containsExactly(DASHBOARD);
    }

    @Test
    void a_guard_without_matchers_is_in_front_of_everything() {
        RouteAudit audit = audit(
                settings -> settings.authorized((request, session) -> session.isPresent())
                        .pages(CustomPages.none().signIn("/login")),
                FORGOTTEN,
                Route.of("GET", "/login", "Login.page"),
                Route.of("*", "/auth/*", "Latchkey"));

        assertThat(audit.unguarded()).isEmpty();
        assertThat(audit.toString()).contains("a page of the sign-in, open").contains("its endpoints");
    }

    @Test
    void words_that_are_left_out_leave_out_their_neighbours() {
        RouteAudit audit = audit("/((?!api|static/|favicon\\.ico$).*)", FORGOTTEN);

        assertThat(audit.warnings()).singleElement().asString().contains("/api-other", "(?!api(?:/|$))");
        assertThat(audit("/((?!api(?:/|$)).*)", FORGOTTEN).warnings()).isEmpty();
    }

    @Test
    void a_pattern_that_covers_no_route_is_a_warning() {
        assertThat(audit("/dashbord/:path*", DASHBOARD).warnings())
                .singleElement()
                .asString()
                .contains("/dashbord/:path*");
    }

    @Test
    @Tag("S23")
    void management_outside_the_guard_is_a_warning() {
        Route health = Route.of("GET", "/actuator/health/{*path}", "health").management();

        assertThat(audit("/dashboard/:path*", DASHBOARD, health).warnings())
                .singleElement()
                .asString()
                .contains("/actuator/health");
        assertThat(audit("/(dashboard|actuator)/:path*", DASHBOARD, health).warnings())
                .isEmpty();
    }

    @Test
    void it_prints_a_table() {
        assertThat(audit(
                                "/dashboard/:path*",
                                DASHBOARD,
                                FORGOTTEN,
                                Route.of("POST", "/orders", "Orders.add").guardedBy("require"))
                        .toString()
                        .lines())
                .containsExactly(
                        "METHOD  PATH             HANDLER         GUARDED BY",
                        "GET     /dashboard/{id}  Dashboard.page  matcher /dashboard/:path*",
                        "GET     /forgotten       Forgotten.page  nothing",
                        "POST    /orders          Orders.add      require");
    }

    private static RouteAudit audit(String matcher, Route... routes) {
        return audit(settings -> settings.matcher(matcher), routes);
    }

    private static RouteAudit audit(UnaryOperator<AuthBuilder> rules, Route... routes) {
        return rules.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-for-audits-0123456789-0123456789")
                        .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice")))))
                .build()
                .audit(List.of(routes));
    }
}
