package dev.latchkey.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.RouteAudit;
import dev.latchkey.contract.ContractApplication;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

public abstract class RouteAuditTests {

    private static final List<String> OPEN = List.of(
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
            "/actuator");

    private final Class<?> configuration;
    private final String[] open;

    /** The configuration of the canonical application, and what the framework itself leaves open. */
    protected RouteAuditTests(Class<?> configuration, String... open) {
        this.configuration = configuration;
        this.open = Stream.concat(OPEN.stream(), Stream.of(open)).toArray(String[]::new);
    }

    @Test
    void a_forgotten_route_fails_until_it_is_listed() {
        try (SpringServer server = SpringServer.start(
                ContractApplication.guardingTheDashboard(),
                configuration,
                "management.endpoints.web.exposure.exclude=*")) {
            RouteAudit audit = server.context().getBean(RouteAudit.class);

            assertThatThrownBy(audit::requireGuarded)
                    .hasMessageContaining("* /data")
                    .hasMessageNotContaining("/dashboard")
                    .hasMessageNotContaining("/own")
                    .hasMessageNotContaining("/api/orders");
            audit.requireGuarded(open);
            assertThat(audit.toString()).contains("its argument Session", "matcher /dashboard/:path*");
        }
    }

    @Test
    @Tag("S23")
    void management_endpoints_outside_the_guard_are_a_warning() {
        try (SpringServer server = SpringServer.start(
                ContractApplication.guardingTheDashboard(),
                configuration,
                "management.endpoints.web.exposure.include=env")) {
            assertThat(server.context().getBean(RouteAudit.class).warnings())
                    .anyMatch(warning -> warning.contains("/actuator/env"));
        }
    }
}
