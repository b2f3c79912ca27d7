package dev.latchkey.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.feature.HistoryRecords;
import dev.latchkey.fixtures.Visitor;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.Store;
import dev.latchkey.wire.Form;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entries in the store are evidence, and nothing that a user has and somebody may take away. */
class HistoryTest {

    private static final String OLD = "ada@example.org";
    private static final String NEW = "ada@two.example";
    private static final String PASSWORD = "seven lamps over the harbour";

    private final Store store = Store.inMemory();
    private final Application application = new Application(
            AuditLog.to().inStore(Duration.ofDays(30)), store, "a-secret-of-the-application-0123456789-0123456789");
    private final AuditTrail trail = AuditLog.of(application.auth);
    private final Visitor ada = application.visitor();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    @Tag("B12")
    void however_many_there_are_the_address_can_be_changed_and_undone_and_all_of_them_stay() {
        String id = signsUp();
        for (int i = 0; i < 200; i++) {
            store.addRecord(HistoryRecords.of(
                    "x-" + i,
                    id,
                    "{\"time\":\"2026-11-01T14:05:00Z\",\"kind\":\"signed-in\",\"outcome\":\"success\"}"));
        }

        ada.post("/auth/account/email", Map.of("email", NEW));
        ada.post("/auth/account/email/confirm", Map.of("token", token(NEW)));

        assertThat(store.userByEmail(NEW)).isPresent();
        application.visitor().post("/auth/callback/password", Map.of("username", NEW, "password", PASSWORD));
        List<AuditEntry> before = trail.page(id, "", 1_000).entries();
        assertThat(before).hasSizeGreaterThan(200);

        application.visitor().post("/auth/account/email/undo", Map.of("token", token(OLD)));

        assertThat(store.userByEmail(OLD)).isPresent();
        assertThat(trail.page(id, "", 1_000).entries()).containsAll(before);
    }

    @Test
    @Tag("B32")
    void a_user_fills_the_store_with_no_more_than_100_refusals_an_hour() {
        String id = signsUp();
        for (int i = 0; i < 110; i++) {
            ada.get("/admin/orders");
        }
        application.auth.users().disable(id);
        await().untilAsserted(() -> assertThat(refusals(id)).isEqualTo(100));
        application.auth.users().enable(id);
        application.pass(Duration.ofHours(1));
        application.visitor().post("/auth/callback/password", Map.of("username", OLD, "password", PASSWORD));

        assertThat(refusals(id)).isEqualTo(100);
    }

    @Test
    void a_user_who_is_deleted_leaves_none() {
        String id = signsUp();

        application.auth.users().delete(id);

        assertThat(store.recordsIn(HistoryRecords.KIND, id, "", 10)).isEmpty();
    }

    private long refusals(String id) {
        return trail.page(id, "", 1_000).entries().stream()
                .filter(entry -> entry.kind().equals("access-denied"))
                .count();
    }

    private String signsUp() {
        ada.post("/auth/passwords/sign-up", Map.of("name", "Ada", "email", OLD, "password", PASSWORD));
        ada.post("/auth/passwords/sign-up/link", Map.of("token", token(OLD), "name", "Ada", "password", PASSWORD));
        return store.userByEmail(OLD).orElseThrow().user().id();
    }

    /** The token of the newest mail with a link to an address. */
    private String token(String to) {
        Mail mail = application.mails.stream()
                .filter(each ->
                        each.to().equals(to) && each.url() != null && each.url().contains("token="))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return String.valueOf(Form.parse(URI.create(mail.url()).getRawQuery()).get("token"));
    }
}
