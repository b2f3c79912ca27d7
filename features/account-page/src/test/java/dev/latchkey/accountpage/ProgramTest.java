package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Sessions;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What programs read and change; browsers get a redirect for the same result. */
class ProgramTest {

    private final Application application =
            Application.with(auth -> auth.with(AccountPage.standard()).store(Store.inMemory()));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_stranger_gets_401() {
        Program stranger = new Program(application, "curl/8.0");

        assertThat(stranger.get("/auth/account").statusCode()).isEqualTo(401);
        for (String path : List.of("sessions/end", "sessions/end-others", "unlink")) {
            assertThat(stranger.post("account/" + path, Map.of()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void the_page_is_there_as_json() {
        Program ada = Program.signedIn(application, "ada");

        Claims account = ada.account();

        assertThat(account.object("profile").text("name")).contains("Ada Lindqvist");
        assertThat(account.object("profile").text("email")).contains("ada@example.org");
        Claims session = ada.sessions().get(0);
        assertThat(session.get("current")).isEqualTo(true);
        assertThat(session.text("provider")).contains("work");
        assertThat(session.text("address")).contains("127.0.0.1");
        assertThat(session.text("signedInAt")).contains("2026-11-01T12:00:00Z");
        assertThat(ada.ways()).extracting(way -> way.text("name").orElseThrow()).containsExactly("Work", "Home");
        assertThat(ada.ways().get(0).get("removable")).isEqualTo(false);
        assertThat(ada.ways().get(1).get("linkable")).isEqualTo(true);
    }

    @Test
    @Tag("S7")
    void one_session_ends_and_the_others_go_on() {
        Program ada = Program.signedIn(application, "ada");
        Program other = Program.signedIn(application, "ada");
        Program third = Program.signedIn(application, "ada");

        HttpResponse<String> answer = ada.post("account/sessions/end", Map.of("session", currentId(other)));

        assertThat(Program.json(answer).text("result")).contains("session-ended");
        assertThat(other.isSignedIn()).isFalse();
        assertThat(ada.sessions()).hasSize(2);
        assertThat(third.isSignedIn()).isTrue();
    }

    @Test
    void all_others_end() {
        Program ada = Program.signedIn(application, "ada");
        Program other = Program.signedIn(application, "ada");
        Program grace = Program.signedIn(application, "grace");

        HttpResponse<String> answer = ada.post("account/sessions/end-others", Map.of());

        assertThat(Program.json(answer).text("result")).contains("others-ended");
        assertThat(other.isSignedIn()).isFalse();
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(grace.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B20")
    void another_users_session_is_refused_as_one_that_is_not_there() {
        Program ada = Program.signedIn(application, "ada");
        Program grace = Program.signedIn(application, "grace");

        HttpResponse<String> foreign = ada.post("account/sessions/end", Map.of("session", currentId(grace)));
        HttpResponse<String> unknown = ada.post("account/sessions/end", Map.of("session", "unknown"));
        HttpResponse<String> none = ada.post("account/sessions/end", Map.of());

        assertThat(List.of(foreign.statusCode(), unknown.statusCode(), none.statusCode()))
                .containsOnly(404);
        assertThat(List.of(unknown.body(), none.body())).containsOnly(foreign.body());
        assertThat(grace.isSignedIn()).isTrue();
    }

    @Test
    void an_account_is_linked_and_the_first_one_unlinked() {
        Program ada = Program.signedIn(application, "ada");
        ada.links("grace");
        Claims work = ada.ways().get(0);
        assertThat(work.get("removable")).isEqualTo(true);

        HttpResponse<String> answer = ada.post("account/unlink", key(work));

        assertThat(Program.json(answer).text("result")).contains("unlinked");
        assertThat(ada.ways().get(0).get("linkable")).isEqualTo(true);
        assertThat(ada.ways().get(1).get("removable")).isEqualTo(false);
    }

    @Test
    @Tag("B27")
    void the_last_way_in_stays_and_so_does_an_account_of_somebody_else() {
        Program ada = Program.signedIn(application, "ada");
        Program grace = Program.signedIn(application, "grace");
        grace.links("alan");

        HttpResponse<String> last = ada.post("account/unlink", key(ada.ways().get(0)));
        HttpResponse<String> foreign =
                ada.post("account/unlink", key(grace.ways().get(0)));
        HttpResponse<String> unknown = ada.post("account/unlink", Map.of("issuer", "x", "subject", "y"));
        HttpResponse<String> none = ada.post("account/unlink", Map.of());

        assertThat(List.of(last.statusCode(), foreign.statusCode(), unknown.statusCode(), none.statusCode()))
                .containsOnly(404);
        assertThat(List.of(last.body(), unknown.body(), none.body())).containsOnly(foreign.body());
        assertThat(ada.ways().get(0).text("issuer")).isPresent();
        assertThat(grace.ways()).hasSize(2).allMatch(way -> way.text("issuer").isPresent());
    }

    @Test
    void a_way_in_that_needs_no_account_is_shown_and_frees_the_last_account() {
        try (Application mailing = Application.with(auth -> auth.with(AccountPage.standard())
                .store(Store.inMemory())
                .provider(EmailProvider.of(mail -> {}).from("Acme <no-reply@example.org>")))) {
            Program ada = Program.signedIn(mailing, "ada");

            assertThat(ada.ways().get(0).get("removable")).isEqualTo(true);
            assertThat(ada.ways().get(2).text("provider")).contains("email");
            assertThat(ada.post("account/unlink", key(ada.ways().get(0))).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @Tag("S10")
    void after_ten_minutes_reading_goes_on_and_changing_asks_for_a_recent_sign_in() {
        Program ada = Program.signedIn(application, "ada");
        Program other = Program.signedIn(application, "ada");
        String id = currentId(other);
        application.pass(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(ada.isSignedIn()).isTrue();
        for (String path : List.of("sessions/end", "sessions/end-others", "unlink")) {
            HttpResponse<String> answer = ada.post("account/" + path, Map.of("session", id));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("insufficient_user_authentication");
        }
        assertThat(other.isSignedIn()).isTrue();
    }

    @Test
    void without_a_store_there_is_the_profile_and_this_session() {
        try (Application sealed = Application.with(auth -> auth.with(AccountPage.standard()))) {
            Program ada = Program.signedIn(sealed, "ada");

            Claims account = ada.account();

            assertThat(account.asMap()).containsOnlyKeys("profile", "sessions");
            assertThat(account.object("sessions").get("all")).isEqualTo(false);
            assertThat(ada.sessions()).hasSize(1);
            for (String path : List.of("sessions/end", "sessions/end-others", "unlink")) {
                Map<String, String> form = Map.of("session", "x", "issuer", "x", "subject", "x");
                assertThat(ada.post("account/" + path, form).statusCode()).isEqualTo(404);
            }
            assertThat(ada.post("account/sessions/end-others", Map.of()).body()).contains("not-possible");
            assertThat(account.object("sessions").get("canEndOthers")).isEqualTo(false);
        }
    }

    @Test
    void sealed_sessions_that_can_be_revoked_end_though_nobody_can_list_them() {
        try (Application sealed = Application.with(auth -> auth.with(AccountPage.standard())
                .store(Store.inMemory())
                .sessions(Sessions.sealed().revocable(Duration.ofSeconds(30))))) {
            Program ada = Program.signedIn(sealed, "ada");
            Program other = Program.signedIn(sealed, "ada");
            sealed.pass(Duration.ofSeconds(1));

            assertThat(ada.account().object("sessions").get("canEndOthers")).isEqualTo(true);
            ada.post("account/sessions/end-others", Map.of());

            assertThat(ada.account().object("sessions").get("all")).isEqualTo(false);
            assertThat(other.isSignedIn()).isFalse();
        }
    }

    @Test
    void of_very_many_sessions_the_page_shows_this_one_and_the_newest() {
        Store store = Store.inMemory();
        try (Application crowded =
                Application.with(auth -> auth.with(AccountPage.standard()).store(store))) {
            Program ada = Program.signedIn(crowded, "ada");
            StoredUser user = store.userByEmail("ada@example.org").orElseThrow();
            StoredSession own = store.sessions(user.user().id()).get(0);
            for (int i = 1; i <= 150; i++) {
                store.createSession(new StoredSession(
                        "%064x".formatted(i),
                        own.user(),
                        "work",
                        own.signedInAt().plusSeconds(i),
                        null,
                        "script/" + i,
                        own.expires(),
                        own.data()));
            }

            assertThat(ada.sessions()).hasSize(100);
            assertThat(ada.sessions().get(0).get("current")).isEqualTo(true);
            assertThat(ada.account().object("sessions").get("all")).isEqualTo(false);
            assertThat(ada.page().body()).contains("Only the newest 100 are shown.", "account/sessions/end-others");
            ada.post("account/sessions/end-others", Map.of());
            assertThat(ada.sessions()).hasSize(1);
            assertThat(ada.account().object("sessions").get("all")).isEqualTo(true);
        }
    }

    private static String currentId(Program program) {
        return program.sessions().stream()
                .filter(session -> Boolean.TRUE.equals(session.get("current")))
                .findFirst()
                .flatMap(session -> session.text("id"))
                .orElseThrow();
    }

    private static Map<String, String> key(Claims way) {
        return Map.of(
                "issuer",
                way.text("issuer").orElseThrow(),
                "subject",
                way.text("subject").orElseThrow());
    }
}
