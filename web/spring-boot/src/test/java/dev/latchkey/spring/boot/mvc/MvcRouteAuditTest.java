package dev.latchkey.spring.boot.mvc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RouteAudit;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.spring.boot.RouteAuditTests;
import dev.latchkey.spring.boot.SpringServer;
import org.junit.jupiter.api.Test;

class MvcRouteAuditTest extends RouteAuditTests {

    MvcRouteAuditTest() {
        super(Mounting.class, "/error");
    }

    @Test
    void an_annotation_guards_its_handler() {
        try (SpringServer server = SpringServer.start(ContractApplication.guardingTheDashboard(), EntryPoints.class)) {
            assertThat(server.context().getBean(RouteAudit.class).unguarded())
                    .extracting(route -> route.path())
                    .contains("/annotated/nowhere/{id}")
                    .doesNotContain("/annotated/deep/{id}", "/annotated/class/{id}");
        }
    }
}
