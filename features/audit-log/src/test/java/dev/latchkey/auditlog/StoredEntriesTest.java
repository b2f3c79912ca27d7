package dev.latchkey.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.fixtures.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries in the store, page by page, for one user. */
class StoredEntriesTest {

    private final Application application = new Application(AuditLog.to().inStore(Duration.ofDays(30)));
    private final AuditTrail trail = AuditLog.of(application.auth);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_user_has_their_own_entries_with_the_newest_first() {
        String ada = signsInTwice("ada");
        String grace = signsInTwice("grace");

        assertThat(kinds(trail.page(ada, "", 10)))
                .containsExactly("signed-in", "signed-out", "signed-in", "account-linked", "user-created");
        assertThat(trail.page(grace, "", 10).entries())
                .hasSize(5)
                .allSatisfy(entry -> assertThat(entry.subject()).isEqualTo(grace));
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        String ada = signsInTwice("ada");
        List<AuditEntry> all = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            AuditPage page = trail.page(ada, next.get(), 2);
            all.addAll(page.entries());
            next = page.next();
        }

        assertThat(all).isEqualTo(trail.page(ada, "", 10).entries()).hasSize(5);
    }

    @Test
    void entries_end_with_their_retention() {
        String ada = signsInTwice("ada");
        application.pass(Duration.ofDays(31));

        assertThat(trail.page(ada, "", 10).entries()).isEmpty();
    }

    @Test
    void entries_go_with_their_user() {
        String ada = signsInTwice("ada");
        application.auth.users().delete(ada);

        assertThat(trail.page(ada, "", 10).entries()).isEmpty();
    }

    @Test
    void without_the_store_the_call_says_what_to_do() {
        try (Application other = new Application(AuditLog.to(entry -> {}))) {
            assertThatThrownBy(() -> AuditLog.of(other.auth).page("ada", "", 10))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("inStore(…)");
        }
    }

    @Test
    void a_log_without_any_sink_stops_the_start() {
        assertThatThrownBy(() -> new Application(AuditLog.to()).close()).hasMessageContaining("inStore(…)");
    }

    private String signsInTwice(String username) {
        application.provider.signInAs(username);
        Visitor visitor = application.visitor();
        visitor.signsIn("work");
        application.pass(Duration.ofSeconds(1));
        visitor.post("/auth/signout", Map.of());
        application.pass(Duration.ofSeconds(1));
        return visitor.signsIn("work");
    }

    private static List<String> kinds(AuditPage page) {
        return page.entries().stream().map(AuditEntry::kind).toList();
    }
}
