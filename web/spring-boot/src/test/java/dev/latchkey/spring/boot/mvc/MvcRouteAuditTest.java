package dev.latchkey.spring.boot.mvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.RouteAudit;
import dev.latchkey.contract.ContractApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MvcRouteAuditTest {

    private static final String[] OPEN = {
        "/",
        "/api/admin",
        "/data",
        "/open",
        "/open/**",
        "/login",
        "/plain",
        "/form",
        "/in-process/sign-in",
        "/in-process/sign-out",
        "/in-process/update",
        "/error",
        "/actuator"
    };

    @Test
    void a_forgotten_route_fails_until_it_is_listed() {
        try (SpringServer server = SpringServer.start(
                ContractApplication.guardingTheDashboard(),
                Mounting.class,
                "management.endpoints.web.exposure.exclude=*")) {
            RouteAudit audit = server.context().getBean(RouteAudit.class);

            assertThatThrownBy(audit::requireGuarded)
                    .hasMessageContaining("* /data")
                    .hasMessageNotContaining("/dashboard")
                    .hasMessageNotContaining("/own")
                    .hasMessageNotContaining("/api/orders");
            audit.requireGuarded(OPEN);
            assertThat(audit.toString()).contains("its argument Session", "matcher /dashboard/:path*");
        }
    }

    @Test
    void an_annotation_guards_its_handler() {
        try (SpringServer server = SpringServer.start(ContractApplication.guardingTheDashboard(), Doors.class)) {
            assertThat(server.context().getBean(RouteAudit.class).unguarded())
                    .extracting(route -> route.path())
                    .contains("/annotated/nowhere/{id}")
                    .doesNotContain("/annotated/deep/{id}", "/annotated/class/{id}");
        }
    }

    @Test
    @Tag("S23")
    void management_endpoints_outside_the_guard_are_told() {
        try (SpringServer server = SpringServer.start(
                ContractApplication.guardingTheDashboard(),
                Mounting.class,
                "management.endpoints.web.exposure.include=env")) {
            assertThat(server.context().getBean(RouteAudit.class).warnings())
                    .anyMatch(warning -> warning.contains("/actuator/env"));
        }
    }
}
