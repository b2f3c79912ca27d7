package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Sessions;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Claims;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users download and delete. */
class UserDataTest {

    private static final Attribute<String> LOCALE = Attribute.text("locale").editable();

    private final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    private final Store store = Store.inMemory();
    private volatile boolean orderIsOpen;
    private final Application application =
            Application.with(auth -> auth.with(AccountPage.standard().attributes(LOCALE))
                    .store(store)
                    .keepProviderTokens()
                    .listener(events::add)
                    .onDelete(user -> {
                        if (orderIsOpen) {
                            throw new IllegalStateException("an order is open");
                        }
                    }));

    @AfterEach
    void close() {
        application.close();
    }

    private String id(String name) {
        return store.userByEmail(name + "@example.org").orElseThrow().user().id();
    }

    @Test
    void all_that_is_kept_is_there_as_json_and_no_secret_is() {
        Program ada = Program.signedIn(application, "ada");
        ada.post("account/profile", Map.of("attribute-locale", "de"));
        String id = id("ada");
        store.addRecord(StoredRecord.of("note", "n-1", id, "{\"hidden\":\"secret of a feature\"}"));

        HttpResponse<String> answer = ada.get("/auth/account/export");

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"account.json\"");
        Claims export = Program.json(answer);
        assertThat(export.object("user").text("email")).contains("ada@example.org");
        assertThat(export.object("user").text("id")).contains(id);
        assertThat(String.valueOf(export.get("accounts"))).contains("provider=work", "subject=");
        assertThat(String.valueOf(export.get("sessions"))).contains("127.0.0.1");
        assertThat(String.valueOf(export.get("records")))
                .contains("kind=note", "kind=attributes", "content={locale=de}");
        assertThat(answer.body()).doesNotContain("secret of a feature", "token");
        Claims ofApplication =
                Claims.parse(UserData.of(application.auth).export(id).orElseThrow());
        assertThat(ofApplication.object("user")).isEqualTo(export.object("user"));
        assertThat(ofApplication.get("records")).isEqualTo(export.get("records"));
    }

    @Test
    @Tag("B13")
    void a_user_deletes_everything_and_nobody_else_loses_anything() {
        Program ada = Program.signedIn(application, "ada");
        Program other = Program.signedIn(application, "ada");
        Program grace = Program.signedIn(application, "grace");
        String id = id("ada");
        store.addRecord(StoredRecord.of("note", "n-1", id, "{}"));

        HttpResponse<String> answer = ada.post("account/delete", Map.of("user", id("grace")));

        assertThat(Program.json(answer).text("result")).contains("deleted");
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(other.isSignedIn()).isFalse();
        assertThat(grace.isSignedIn()).isTrue();
        assertThat(store.user(id)).isEmpty();
        assertThat(store.accounts(id)).isEmpty();
        assertThat(store.recordsOf(id)).isEmpty();
        assertThat(events).filteredOn(AuthEvent.UserDeleted.class::isInstance).hasSize(1);
        assertThat(ada.get("/auth/account/deleted").body()).contains("The account is deleted");
    }

    @Test
    void the_application_may_refuse() {
        Program ada = Program.signedIn(application, "ada");
        orderIsOpen = true;

        HttpResponse<String> answer = ada.post("account/delete", Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Program.json(answer).text("result")).contains("not-deleted");
        assertThat(answer.body()).doesNotContain("order");
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    @Tag("S10")
    void both_ask_for_a_recent_sign_in_and_a_stranger_gets_nothing() {
        Program ada = Program.signedIn(application, "ada");
        Program stranger = new Program(application, "curl/8.0");
        application.pass(Duration.ofMinutes(11));

        for (Program program : List.of(ada, stranger)) {
            assertThat(program.get("/auth/account/export").statusCode()).isEqualTo(401);
            assertThat(program.get("/auth/account/delete").statusCode()).isEqualTo(401);
            assertThat(program.post("account/delete", Map.of()).statusCode()).isEqualTo(401);
            assertThat(program.post("account/profile", Map.of("name", "X")).statusCode())
                    .isEqualTo(401);
        }
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void where_sessions_cannot_be_ended_users_do_not_delete_themselves() {
        try (Application sealed = Application.with(
                auth -> auth.with(AccountPage.standard()).store(store).sessions(Sessions.sealed()))) {
            Program ada = Program.signedIn(sealed, "ada");

            assertThat(ada.account().object("data").get("deletable")).isEqualTo(false);
            assertThat(ada.post("account/delete", Map.of()).statusCode()).isEqualTo(403);
            assertThat(store.user(id("ada"))).isPresent();
        }
    }
}
