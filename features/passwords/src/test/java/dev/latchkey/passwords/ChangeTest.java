package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.provider.RateLimit;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Application application =
            Application.with(passwords -> passwords.limits(new RateLimit(3, AN_HOUR), Application.OFTEN));
    private final Program ada = Program.signedUp(application, ADA);

    @AfterEach
    void close() {
        application.close();
    }

    private HttpResponse<String> change(Program program, String current, String password) {
        return program.post("passwords/change", Map.of("current", current, "password", password));
    }

    @Test
    void the_old_password_sets_a_new_one_and_ends_the_other_sessions() {
        Program other = new Program(application);
        other.signsIn(ADA, PASSWORD);
        application.pass(AN_HOUR);

        assertThat(change(ada, PASSWORD, OTHER_PASSWORD).statusCode()).isEqualTo(200);

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(other.isSignedIn()).isFalse();
        assertThat(application.events)
                .contains(new PasswordEvent.Changed(application.user(ADA).id(), PasswordEvent.How.CHANGE));
        other.signsIn(ADA, OTHER_PASSWORD);
        assertThat(other.isSignedIn()).isTrue();
    }

    @Test
    void password_managers_find_the_name_that_the_password_is_for() {
        for (String path : List.of("passwords/change", "account")) {
            Element name = Jsoup.parse(ada.page(path).body())
                    .selectFirst("form[action$=passwords/change] [hidden] > input[autocomplete=username]");
            assertThat(name).as(path).isNotNull();
            assertThat(name.val()).isEqualTo(ADA);
            assertThat(name.hasAttr("name")).as("it is not sent").isFalse();
        }
    }

    @Test
    void the_page_after_a_change_leads_back_to_where_the_user_came_from() {
        String account = Jsoup.parse(ada.page("account").body())
                .select("form[action$=passwords/change] [name=callbackUrl]")
                .val();
        HttpResponse<String> changed =
                ada.submit("passwords/change", Map.of("password", OTHER_PASSWORD, "callbackUrl", account));
        String page = Program.location(changed).orElseThrow();

        assertThat(account).endsWith("/auth/account");
        assertThat(Jsoup.parse(ada.page(page.substring(page.indexOf("passwords/changed")))
                                .body())
                        .select("a.link")
                        .eachAttr("href"))
                .containsExactly(account, application.url() + "/");
    }

    @Test
    void a_recent_sign_in_stands_for_the_old_password_and_an_old_one_does_not() {
        assertThat(ada.post("passwords/change", Map.of("password", OTHER_PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        application.pass(AN_HOUR);

        HttpResponse<String> late = ada.post("passwords/change", Map.of("password", PASSWORD));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_user_authentication");
        assertThat(Program.location(ada.submit("passwords/change", Map.of("password", PASSWORD)))
                        .orElse(""))
                .contains("/auth/confirm?");
    }

    @Test
    @Tag("B32")
    void a_wrong_old_password_changes_nothing_and_guesses_are_limited() {
        for (int i = 0; i < 3; i++) {
            assertThat(Program.errors(change(ada, "not the password " + i, OTHER_PASSWORD)))
                    .containsEntry("current", "wrong-password");
        }

        assertThat(Program.errors(change(ada, PASSWORD, OTHER_PASSWORD))).containsEntry("current", "wrong-password");
        Program again = new Program(application);
        again.signsIn(ADA, PASSWORD);
        assertThat(again.isSignedIn()).isTrue();
    }

    @Test
    void a_bad_new_password_changes_nothing() {
        assertThat(Program.errors(change(ada, PASSWORD, "short"))).containsEntry("password", "too-short");
        assertThat(Program.errors(change(ada, PASSWORD, "Ada Lindqvist"))).containsEntry("password", "personal");
        assertThat(ada.submit("passwords/change", Map.of("current", PASSWORD, "password", "short"))
                        .body())
                .contains("aria-invalid=\"true\"", "Please use at least 8 characters.")
                .doesNotContain(PASSWORD);
    }

    @Test
    @Tag("B32")
    void a_user_changes_the_password_five_times_an_hour() {
        for (int i = 0; i < 5; i++) {
            assertThat(ada.post("passwords/change", Map.of("password", "nine kites above quarry " + i))
                            .statusCode())
                    .isEqualTo(200);
        }
        String last = "nine kites above quarry 4";

        HttpResponse<String> onceMore = change(ada, last, OTHER_PASSWORD);

        assertThat(onceMore.statusCode()).isEqualTo(429);
        assertThat(onceMore.headers().firstValue("Retry-After")).isPresent();
        assertThat(ada.isSignedIn()).isTrue();
        application.pass(AN_HOUR);
        assertThat(change(ada, last, OTHER_PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stranger_is_not_let_in() {
        Program stranger = new Program(application);

        assertThat(stranger.get("passwords/change").statusCode()).isEqualTo(401);
        assertThat(change(stranger, PASSWORD, OTHER_PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("B27")
    void the_id_of_another_user_changes_nothing_of_theirs() {
        Program.signedUp(application, "bob@example.org");
        String bob = application.user("bob@example.org").id();
        ada.post("passwords/change", Map.of("current", PASSWORD, "password", OTHER_PASSWORD, "userId", bob, "id", bob));

        Program program = new Program(application);
        program.signsIn("bob@example.org", PASSWORD);
        assertThat(program.isSignedIn()).isTrue();
    }

    @Test
    void the_account_page_has_a_section_for_it() {
        assertThat(Program.json(ada.get("account")).object("passwords").get("set"))
                .isEqualTo(true);
        assertThat(ada.page("account").body()).contains("Change your password", "/auth/passwords/change");
    }

    @Test
    void the_password_confirms_that_it_is_the_user() {
        application.pass(AN_HOUR);
        assertThat(ada.page("confirm").body())
                .contains("/auth/confirm/password")
                .doesNotContain("name=\"username\"");

        ada.post("confirm/password", Map.of("password", "not the password"));
        assertThat(ada.post("passwords/change", Map.of("password", OTHER_PASSWORD))
                        .statusCode())
                .isEqualTo(401);
        ada.post("confirm/password", Map.of("password", PASSWORD));
        assertThat(ada.post("passwords/change", Map.of("password", OTHER_PASSWORD))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_imported_hash_in_place_of_a_password_ends_every_session() {
        String id = application.user(ADA).id();

        application
                .passwords()
                .importHash(
                        id, ForeignHashesTest.kept().findFirst().orElseThrow().hash());

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(application.events).contains(new PasswordEvent.Changed(id, PasswordEvent.How.APPLICATION));
    }

    @Test
    void an_application_sets_passwords_of_users_who_are_there() {
        String id = application.user(ADA).id();
        application.passwords().setPassword(id, OTHER_PASSWORD);

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(application.events).contains(new PasswordEvent.Changed(id, PasswordEvent.How.APPLICATION));
        assertThatIllegalStateException()
                .isThrownBy(() -> application.passwords().setPassword("nobody", OTHER_PASSWORD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.passwords().setPassword(id, "short"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.passwords().importHash(id, "{noop}secret"));
    }
}
