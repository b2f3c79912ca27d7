package dev.latchkey.auditlog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.auditlog.AuditEntry.Outcome;
import dev.latchkey.fixtures.Visitor;
import dev.latchkey.passwords.Passwords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the entries say. */
class EntriesTest {

    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private final Application application = new Application(AuditLog.to(entries::add));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_sign_in_says_who_when_where_and_how() {
        String ada = application.visitor().signsIn("work");

        assertThat(entries).extracting(AuditEntry::kind).containsExactly("user-created", "account-linked", "signed-in");
        assertThat(entries.get(2))
                .isEqualTo(new AuditEntry(
                        Application.START,
                        "signed-in",
                        Outcome.SUCCESS,
                        ada,
                        ada,
                        "127.0.0.1",
                        entries.get(2).request(),
                        null,
                        "work",
                        null,
                        null,
                        Map.of()));
    }

    @Test
    void a_failed_sign_in_says_why() {
        String page = application
                .visitor()
                .get("/auth/callback/work?code=x&state=forged")
                .body();

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("sign-in-failed");
            assertThat(entry.outcome()).isEqualTo(Outcome.FAILURE);
            assertThat(entry.actor()).isNull();
            assertThat(entry.provider()).isEqualTo("work");
            assertThat(entry.code()).isEqualTo("InvalidCheck");
            assertThat(entry.cause()).startsWith("state_");
            assertThat(entry.request()).isEqualTo(Application.REQUEST);
            assertThat(page).contains(requireNonNull(entry.reference(), "reference"));
        });
    }

    @Test
    void a_refusal_of_the_guard_says_who_asked_for_what() {
        Visitor visitor = application.visitor();
        String ada = visitor.signsIn("work");
        visitor.get("/admin/orders?secret=1");

        await().untilAsserted(() -> assertThat(last().kind()).isEqualTo("access-denied"));
        assertThat(last().outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(last().actor()).isEqualTo(ada);
        assertThat(last().client()).isEqualTo("127.0.0.1");
        assertThat(last().details()).isEqualTo(Map.of("method", "GET", "path", "/admin/orders"));
    }

    @Test
    void an_administrator_is_the_actor_of_what_happens_to_others() {
        String grace = signIn("grace", application.visitor());
        Visitor admin = application.visitor();
        String ada = signIn("ada", admin);
        admin.get("/disable?" + grace);

        assertThat(last().kind()).isEqualTo("user-disabled");
        assertThat(last().actor()).isEqualTo(ada);
        assertThat(last().subject()).isEqualTo(grace);
    }

    @Test
    void a_feature_has_kinds_of_its_own() {
        String ada = application.visitor().signsIn("work");
        Passwords.of(application.auth).setPassword(ada, "correct horse battery staple");

        assertThat(last().kind()).isEqualTo("passwords-set-by-application");
        assertThat(last().subject()).isEqualTo(ada);
        assertThat(last().actor()).isNull();
    }

    @Test
    @Tag("A7")
    void no_entry_has_a_secret_or_an_address_of_mail() {
        Visitor visitor = application.visitor();
        String ada = visitor.signsIn("work");
        Passwords.of(application.auth).setPassword(ada, "correct horse battery staple");
        visitor.post("/auth/callback/password", Map.of("username", "ada@example.org", "password", "hunter2-wrong"));
        visitor.signsIn("work");
        visitor.post("/auth/signout", Map.of());

        assertThat(last().kind()).isEqualTo("signed-out");
        assertThat(entries.toString())
                .doesNotContain("hunter2")
                .doesNotContain("horse")
                .doesNotContain("@example.org")
                .doesNotContain("?code=")
                .doesNotContain("Ada");
    }

    @Test
    void without_clients_there_is_no_ip_address() {
        List<AuditEntry> kept = new CopyOnWriteArrayList<>();
        try (Application discreet = new Application(AuditLog.to(kept::add).withoutClients())) {
            discreet.visitor().signsIn("work");
        }

        assertThat(kept).isNotEmpty().extracting(AuditEntry::client).containsOnlyNulls();
    }

    private String signIn(String username, Visitor visitor) {
        application.provider.signInAs(username);
        return visitor.signsIn("work");
    }

    private AuditEntry last() {
        return entries.get(entries.size() - 1);
    }
}
