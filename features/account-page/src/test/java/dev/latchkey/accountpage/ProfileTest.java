package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.Auth;
import dev.latchkey.Sessions;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names and attributes, which users change themselves, and which the application sets. */
class ProfileTest {

    private static final Attribute<String> LOCALE =
            Attribute.text("locale").label("Language").editable().inSession();
    private static final Attribute<Boolean> NEWSLETTER =
            Attribute.bool("newsletter").editable();
    private static final Attribute<Long> CREDIT = Attribute.number("credit").inSession();

    private final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    private final InterruptedStore store = InterruptedStore.inMemory();
    private final Application application =
            Application.with(auth -> auth.with(AccountPage.standard().attributes(LOCALE, NEWSLETTER, CREDIT))
                    .store(store.store())
                    .listener(events::add));
    private final UserData data = UserData.of(application.auth);

    @AfterEach
    void close() {
        application.close();
    }

    private String id() {
        return store.underlying()
                .userByEmail("ada@example.org")
                .orElseThrow()
                .user()
                .id();
    }

    @Test
    void a_user_has_another_name_at_once() {
        Program ada = Program.signedIn(application, "ada");
        events.clear();

        HttpResponse<String> answer = ada.post("account/profile", Map.of("name", "  Ada Byron "));

        assertThat(Program.json(answer).text("result")).contains("profile-saved");
        assertThat(ada.account().object("profile").text("name")).contains("Ada Byron");
        assertThat(ada.account().object("profile").text("email")).contains("ada@example.org");
        assertThat(events)
                .filteredOn(AuthEvent.UserUpdated.class::isInstance)
                .map(event -> ((AuthEvent.UserUpdated) event).user().name())
                .containsExactly("Ada Byron");
    }

    @Test
    void what_no_name_is_changes_nothing() {
        Program ada = Program.signedIn(application, "ada");
        for (String name : List.of("", "   ", "a\u0000b", "a\nb", "x".repeat(201))) {
            HttpResponse<String> answer = ada.post("account/profile", Map.of("name", name, "attribute-locale", "de"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Program.json(answer).text("result")).contains("profile-not-saved");
        }
        assertThat(ada.account().object("profile").text("name")).contains("Ada Lindqvist");
        assertThat(data.get(id(), LOCALE)).isEmpty();
    }

    @Test
    @Tag("CVE-2026-32700")
    void a_new_name_does_not_bring_an_old_address_back() {
        Program ada = Program.signedIn(application, "ada");
        StoredUser before = store.underlying().userByEmail("ada@example.org").orElseThrow();
        store.before("replaceProfile", () -> store.underlying().replaceEmail(before, "new@example.org", null));

        ada.post("account/profile", Map.of("name", "Ada Byron"));

        User now = store.underlying().user(before.user().id()).orElseThrow().user();
        assertThat(now.name()).isEqualTo("Ada Byron");
        assertThat(now.email()).isEqualTo("new@example.org");
    }

    @Test
    void users_change_editable_attributes_and_no_others() {
        Program ada = Program.signedIn(application, "ada");

        ada.post(
                "account/profile",
                Map.of("attribute-locale", "de", "attribute-newsletter", "true", "attribute-credit", "1000000"));

        assertThat(data.get(id(), LOCALE)).contains("de");
        assertThat(data.get(id(), NEWSLETTER)).contains(true);
        assertThat(data.get(id(), CREDIT)).isEmpty();
        assertThat(ada.account().object("profile").object("attributes").asMap())
                .isEqualTo(Map.of("locale", "de", "newsletter", true));

        ada.post("account/profile", Map.of("attribute-locale", "", "attribute-newsletter", "false"));
        assertThat(data.get(id(), LOCALE)).isEmpty();
        assertThat(data.get(id(), NEWSLETTER)).contains(false);
        for (Map<String, String> wrong : List.of(
                Map.of("attribute-newsletter", "maybe", "attribute-locale", "fr"),
                Map.of("attribute-locale", "x".repeat(1_001)))) {
            assertThat(ada.post("account/profile", wrong).statusCode()).isEqualTo(400);
        }
        assertThat(data.get(id(), LOCALE)).isEmpty();
    }

    @Test
    void a_changed_attribute_reaches_a_stored_session_at_its_next_request() {
        Program ada = Program.signedIn(application, "ada");
        assertThat(CREDIT.of(session(ada))).isEmpty();

        data.set(id(), CREDIT, 42L);
        assertThat(CREDIT.of(session(ada))).contains(42L);
        ada.post("account/profile", Map.of("attribute-locale", "de"));
        assertThat(LOCALE.of(session(ada))).contains("de");
        data.set(id(), CREDIT, null);
        assertThat(CREDIT.of(session(ada))).isEmpty();
        assertThat(LOCALE.of(session(ada))).contains("de");
    }

    @Test
    void a_changed_attribute_reaches_a_sealed_session_at_its_next_renewal() {
        try (Application sealed =
                Application.with(auth -> auth.with(AccountPage.standard().attributes(CREDIT))
                        .store(store.store())
                        .sessions(Sessions.sealed())
                        .listener(events::add))) {
            Program ada = Program.signedIn(sealed, "ada");
            UserData.of(sealed.auth).set(id(), CREDIT, 42L);
            assertThat(CREDIT.of(session(ada))).isEmpty();

            sealed.pass(Duration.ofDays(1));
            assertThat(CREDIT.of(session(ada))).contains(42L);
            assertThat(CREDIT.of(session(ada))).as("it is kept").contains(42L);
            UserData.of(sealed.auth).set(id(), CREDIT, null);
            sealed.pass(Duration.ofDays(1));
            assertThat(CREDIT.of(session(ada))).isEmpty();
        }
    }

    /** The session as the application has it. */
    private Session session(Program program) {
        events.clear();
        program.get("/auth/session");
        return events.stream()
                .filter(AuthEvent.SessionRead.class::isInstance)
                .map(event -> ((AuthEvent.SessionRead) event).session())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_application_sets_every_attribute_and_the_next_session_has_it() {
        Program.signedIn(application, "ada");
        assertThat(data.set(id(), CREDIT, 987_654_321L)).isTrue();
        assertThat(data.set(id(), NEWSLETTER, true)).isTrue();
        Program next = Program.signedIn(application, "ada");
        events.clear();

        next.get("/auth/session");

        Session session = events.stream()
                .filter(AuthEvent.SessionRead.class::isInstance)
                .map(event -> ((AuthEvent.SessionRead) event).session())
                .findFirst()
                .orElseThrow();
        assertThat(CREDIT.of(session)).contains(987_654_321L);
        assertThat(LOCALE.of(session)).isEmpty();
        assertThat(NEWSLETTER.of(session)).as("not asked for").isEmpty();
        assertThat(session.toJson()).doesNotContain("987654321");
        assertThat(data.set(id(), CREDIT, null)).isTrue();
        assertThat(data.get(id(), CREDIT)).isEmpty();
        assertThat(data.get(id(), NEWSLETTER)).contains(true);
    }

    @Test
    void two_attributes_that_are_set_at_the_same_time_are_both_kept() {
        Program.signedIn(application, "ada");
        String id = id();
        data.set(id, CREDIT, 1L);
        store.before("replaceRecord", () -> data.set(id, NEWSLETTER, true));

        assertThat(data.set(id, LOCALE, "de")).isTrue();

        assertThat(data.get(id, LOCALE)).contains("de");
        assertThat(data.get(id, NEWSLETTER)).contains(true);
        assertThat(data.get(id, CREDIT)).contains(1L);
    }

    @Test
    void what_is_not_declared_or_not_there_is_refused() {
        assertThat(data.set("nobody", LOCALE, "de")).isFalse();
        assertThat(data.rename("nobody", "Ada")).isFalse();
        assertThat(data.get("nobody", LOCALE)).isEmpty();
        assertThat(data.export("nobody")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.set("nobody", Attribute.text("other"), "x"))
                .withMessageContaining("call attributes(…)");
        assertThatIllegalArgumentException().isThrownBy(() -> data.set("nobody", LOCALE, "x".repeat(1_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> data.rename("nobody", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> Attribute.text("Not a name"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountPage.standard().attributes(LOCALE, Attribute.bool("locale")));
        assertThatIllegalStateException()
                .isThrownBy(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                        .with(AccountPage.standard().attributes(LOCALE))::build)
                .withMessageContaining("call store(…)");
    }
}
