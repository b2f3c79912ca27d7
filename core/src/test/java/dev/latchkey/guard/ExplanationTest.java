package dev.latchkey.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Session EDITOR = Session.verified(
            Claims.empty().with("sub", "ada").with("roles", List.of("editor")), Instant.parse("2030-01-01T00:00:00Z"));

    @Test
    void a_refusal_names_the_matcher_the_rule_and_the_part_that_refused() {
        Explanation explanation =
                explained(Authorized.all(Authorized.signedIn(), Authorized.role("admin")), Optional.of(EDITOR));

        assertThat(explanation.decision()).isEqualTo(Explanation.Decision.REFUSED);
        assertThat(explanation.matcher()).contains("/dashboard/:path*");
        assertThat(explanation.rule()).contains("all(signedIn(), role(admin))");
        assertThat(explanation.refusedBy()).containsExactly("role(admin)");
        assertThat(explanation.toString())
                .isEqualTo("refused, because the matcher /dashboard/:path* covers the path; the user is signed in;"
                        + " role(admin) refuses it");
    }

    @Test
    void what_refused_beside_a_rule_that_lets_pass_is_no_cause() {
        Authorized either = Authorized.any(Authorized.role("owner"), Authorized.role("editor"));

        assertThat(explained(Authorized.all(either, Authorized.role("admin")), Optional.of(EDITOR))
                        .refusedBy())
                .containsExactly("role(admin)");
        assertThat(explained(Authorized.any(Authorized.role("owner"), Authorized.role("admin")), Optional.of(EDITOR))
                        .refusedBy())
                .containsExactly("role(owner)", "role(admin)");
    }

    @Test
    void a_negation_refuses_by_itself() {
        assertThat(explained(Authorized.not(Authorized.role("editor")), Optional.of(EDITOR))
                        .refusedBy())
                .containsExactly("not(role(editor))");
    }

    @Test
    void a_missing_factor_and_missing_scopes_are_named() {
        Explanation factor = explained(
                Authorized.factor(Factor.Kind.PHISHING_RESISTANT).within(Duration.ofHours(1)), Optional.of(EDITOR));
        Explanation scopes = explained(Authorized.scope("orders:read"), Optional.of(EDITOR));

        assertThat(factor.missing()).map(StepUp::kind).contains(Factor.Kind.PHISHING_RESISTANT);
        assertThat(factor.toString()).endsWith("a factor of the kind phishing_resistant that is at most 1h old");
        assertThat(scopes.scopes()).containsExactly("orders:read");
        assertThat(scopes.toString()).endsWith("an access token needs the scopes orders:read");
    }

    @Test
    void a_rule_that_throws_refuses_and_says_so() {
        Explanation explanation = explained(
                (request, session) -> {
                    throw new IllegalArgumentException("secret detail");
                },
                Optional.empty());

        assertThat(explanation.refusedBy()).containsExactly("a rule that threw IllegalArgumentException");
        assertThat(explanation.toString()).doesNotContain("secret detail");
    }

    @Test
    void what_passes_says_why() {
        assertThat(explained(Authorized.role("editor"), Optional.of(EDITOR)).toString())
                .isEqualTo("passes, because the matcher /dashboard/:path* covers the path; the user is signed in;"
                        + " role(editor) lets the request pass");
        assertThat(guard(null).explain(new Asked("/about"), Optional::empty).decision())
                .isEqualTo(Explanation.Decision.UNCOVERED);
        assertThat(guard(null).explain(new Asked("/sign-in"), Optional::empty).decision())
                .isEqualTo(Explanation.Decision.EXEMPT);
        assertThat(guard(null)
                        .explain(new Asked("/dashboard%2fx"), Optional::empty)
                        .decision())
                .isEqualTo(Explanation.Decision.AMBIGUOUS);
    }

    @Test
    void the_session_is_not_read_where_no_matcher_covers_the_path() {
        Explanation explanation = guard(null).explain(new Asked("/about"), () -> {
            throw new AssertionError("read");
        });

        assertThat(explanation.passes()).isTrue();
    }

    private static Explanation explained(Authorized rule, Optional<Session> session) {
        return guard(rule).explain(new Asked("/dashboard/x"), () -> session);
    }

    private static Guard guard(@Nullable Authorized rule) {
        return new Guard(
                List.of(Matcher.path("/dashboard/:path*")),
                rule,
                Set.of("/sign-in"),
                request -> "localhost",
                Clock.systemUTC());
    }

    private record Asked(String path) implements AuthRequest {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public byte[] body(int limit) {
            return new byte[0];
        }
    }
}
