package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteAuditTest {

    private static final Map<String, Object> HEALTH_ONLY =
            Map.of("endpoints.all.enabled", false, "endpoints.health.enabled", true);

    private static RouteAudit audit(String matcher) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-audits-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
                .matcher(matcher)
                .build();
        PathGuard own = new PathGuard("/own/:path*", (request, session) -> Answer.next());
        try (MicronautServer server = MicronautServer.start("audit", HEALTH_ONLY, auth, own)) {
            return server.server()
                    .getApplicationContext()
                    .getBean(MicronautAuth.class)
                    .audit();
        }
    }

    @Test
    void a_forgotten_route_fails_until_it_is_guarded_or_listed() {
        assertThatThrownBy(() -> audit("/dashboard/:path*").requireGuarded("/health", "/health/{selector}"))
                .hasMessageContaining("GET /forgotten/{id}")
                .hasMessageNotContaining("/dashboard/");
        assertThatCode(() -> audit("/((?!health).*)").requireGuarded("/health", "/health/{selector}"))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        audit("/dashboard/:path*").requireGuarded("/forgotten/{id}", "/health", "/health/{selector}"))
                .doesNotThrowAnyException();
    }

    @Test
    void every_form_of_protection_is_seen() {
        assertThat(audit("/dashboard/:path*").toString())
                .containsPattern("GET +/dashboard/\\*\\* .*matcher /dashboard/:path\\*")
                .containsPattern("GET +/orders .*an argument of type Session")
                .containsPattern("GET +/perhaps .*an argument of type Optional<Session>")
                .containsPattern("POST +/admin .*roles")
                .containsPattern("GET +/own/page .*guard /own/:path\\*")
                .containsPattern("! GET /health .*outside the guard");
    }
}
