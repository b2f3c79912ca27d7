package dev.latchkey.spring.boot.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.RouteAudit;
import dev.latchkey.contract.ContractApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WebFluxRouteAuditTest {

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
