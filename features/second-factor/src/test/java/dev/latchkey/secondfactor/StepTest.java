package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.secondfactor.Client.SetUp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Between the password and the session stands a code. */
class StepTest {

    private final Application application = Application.standard();
    private final SetUp ada = Client.hasSetUp(application, "ada");

    @AfterEach
    void close() {
        application.close();
    }

    private String code() {
        return ada.phone().codeAt(application.now());
    }

    private Client begun() {
        Client client = Client.program(application);
        client.signsIn("ada");
        return client;
    }

    @Test
    @Tag("B9")
    void nobody_is_signed_in_before_the_code() {
        Client client = Client.program(application);

        assertThat(Client.location(client.signsIn("ada"))).isEqualTo(application.url() + "/auth/second-factor");
        assertThat(client.isSignedIn()).isFalse();

        HttpResponse<String> done = client.types(code());
        assertThat(Client.location(done)).isEqualTo(application.url() + "/dashboard");
        assertThat(client.isSignedIn()).isTrue();
    }

    @Test
    void who_has_set_nothing_up_is_not_asked() {
        Client grace = Client.program(application);
        assertThat(Client.location(grace.signsIn("grace"))).isEqualTo(application.url() + "/dashboard");
        assertThat(grace.isSignedIn()).isTrue();
    }

    @Test
    void a_program_learns_what_is_missing_and_where() {
        HttpResponse<String> answer = begun().get("/auth/second-factor");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).text("missing")).hasValue("second-factor");
        assertThat(Client.json(answer).text("url")).hasValue(application.url() + "/auth/second-factor");
        assertThat(Client.json(answer).texts("methods")).containsExactly("otp", "backup-code");
    }

    @Test
    void a_single_page_application_signs_in_by_json_alone() {
        Client client = Client.program(application);
        HttpResponse<String> first =
                client.postJson("callback/credentials", Map.of("username", "ada", "password", Application.PASSWORD));
        assertThat(Client.json(first).text("url")).hasValue(application.url() + "/auth/second-factor");

        HttpResponse<String> second = client.postJson("second-factor", Map.of("code", code(), "trust", true));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(Client.json(second).text("url").orElseThrow()).startsWith(application.url());
        assertThat(client.isSignedIn()).isTrue();
        assertThat(application.told()).endsWith(SecondFactorEvent.What.BROWSER_TRUSTED);
    }

    @Test
    void a_code_counts_once() {
        String code = code();
        assertThat(begun().types(code).statusCode()).isEqualTo(302);
        HttpResponse<String> again = begun().types(code);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).isEqualTo("{\"error\":\"wrong-code\"}");
    }

    @Test
    void the_code_that_proved_the_app_signs_nobody_in() {
        try (Application other = Application.standard()) {
            Client client = Client.program(other);
            client.signsIn("ada");
            SetUp setUp = client.setsUp();
            Client next = Client.program(other);
            next.signsIn("ada");
            assertThat(next.types(setUp.phone().codeAt(other.now())).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_clock_may_be_one_step_off_and_no_more() {
        String slow = ada.phone().codeAt(application.now().minus(TimeCodes.STEP));
        assertThat(begun().types(slow).statusCode()).isEqualTo(302);
        String fast = ada.phone().codeAt(application.now().plus(TimeCodes.STEP));
        assertThat(begun().types(fast).statusCode()).isEqualTo(302);
        application.pass(TimeCodes.STEP.multipliedBy(4));
        String old = ada.phone().codeAt(application.now().minus(TimeCodes.STEP.multipliedBy(2)));
        assertThat(begun().types(old).statusCode()).isEqualTo(401);
    }

    @Test
    void blanks_in_a_code_do_not_matter() {
        assertThat(begun().types(" " + code().substring(0, 3) + " " + code().substring(3))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    @Tag("B32")
    void wrong_codes_are_limited_by_user_in_whatever_browsers() {
        String wrong = ada.phone().wrongAt(application.now());
        for (int i = 0; i < 10; i++) {
            assertThat(begun().types(wrong).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> limited = begun().types(code());
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(application.events).contains(new AuthEvent.SignInLimited("second-factor", "user"));
        Client grace = Client.program(application);
        grace.signsIn("grace");
        assertThat(grace.isSignedIn()).isTrue();

        application.pass(Duration.ofHours(1));
        assertThat(begun().types(code()).statusCode()).isEqualTo(302);
    }

    @Test
    void right_codes_do_not_count_towards_the_limit() {
        for (int i = 0; i < 18; i++) {
            assertThat(begun().types(code()).statusCode()).isEqualTo(302);
            application.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void a_person_sees_the_error_beside_the_field() {
        Client person = Client.browser(application);
        person.signsIn("ada");
        HttpResponse<String> answer = person.types(ada.phone().wrongAt(application.now()));

        assertThat(answer.statusCode()).isEqualTo(401);
        Document page = Jsoup.parse(answer.body());
        String error = page.select("input[name=code]").attr("aria-describedby");
        assertThat(page.select("#" + error).text()).startsWith("This code is not right.");
        assertThat(page.select("input[name=code]").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("details[open]")).isEmpty();
    }

    @Test
    @Tag("B26")
    void a_backup_code_lets_in_once_and_an_event_says_so() {
        String code = ada.backupCodes().get(3);
        Client first = begun();
        assertThat(first.post("second-factor", Map.of("backupCode", code)).statusCode())
                .isEqualTo(302);
        assertThat(first.isSignedIn()).isTrue();
        assertThat(application.told()).endsWith(SecondFactorEvent.What.BACKUP_CODE_USED);

        Client second = begun();
        assertThat(second.post("second-factor", Map.of("backupCode", code)).statusCode())
                .isEqualTo(401);
        assertThat(second.isSignedIn()).isFalse();
    }

    @Test
    void a_backup_code_may_be_typed_in_any_way_and_in_either_field() {
        String code = ada.backupCodes().get(0);
        String typed = code.toUpperCase(Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'O')
                .replace('1', 'l');
        assertThat(begun().types(typed).statusCode()).isEqualTo(302);
    }

    @Test
    void the_backup_codes_of_another_user_count_for_nothing() {
        SetUp grace = Client.hasSetUp(application, "grace");
        assertThat(begun().types(grace.backupCodes().get(0)).statusCode()).isEqualTo(401);
        assertThat(begun().types(grace.phone().codeAt(application.now())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void in_two_tabs_the_later_sign_in_counts() {
        Client browser = begun();
        browser.signsIn("ada");
        assertThat(browser.types(code()).statusCode()).isEqualTo(302);
        application.pass(TimeCodes.STEP);
        assertThat(Client.location(browser.types(code()))).startsWith(application.url() + "/auth/signin");
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    @Tag("L1")
    void with_a_second_account_in_between_the_code_is_asked_of_that_one() {
        SetUp grace = Client.hasSetUp(application, "grace");
        Client browser = begun();
        browser.signsIn("grace");

        assertThat(browser.types(code()).statusCode()).isEqualTo(401);
        assertThat(browser.isSignedIn()).isFalse();
        browser.types(grace.phone().codeAt(application.now()));
        assertThat(browser.get("/").body()).isEqualTo("signed in: grace");
    }

    @Test
    @Tag("B1")
    void a_user_id_in_the_form_changes_nothing() {
        SetUp grace = Client.hasSetUp(application, "grace");
        Client browser = begun();
        String code = grace.phone().codeAt(application.now());
        for (String field : List.of("userId", "user", "sub", "owner", "id")) {
            HttpResponse<String> answer = browser.post("second-factor", Map.of("code", code, field, "u-grace"));
            assertThat(answer.statusCode()).isIn(401, 429);
        }
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void the_session_knows_both_factors() {
        Client browser = begun();
        browser.types(code());
        assertThat(application.auth.sessions().list("u-ada")).isNotEmpty();
        assertThat(browser.get("/auth/second-factor/manage").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("S7")
    void who_signs_out_everywhere_ends_what_waits_for_a_code() {
        Client browser = begun();
        application.auth.sessions().revokeAll("u-ada");
        assertThat(Client.location(browser.types(code()))).startsWith(application.url() + "/auth/signin");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void an_administrator_removes_it() {
        assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isTrue();
        assertThat(SecondFactor.of(application.auth).remove("u-ada")).isTrue();
        assertThat(SecondFactor.of(application.auth).remove("u-ada")).isFalse();
        assertThat(application.told()).endsWith(SecondFactorEvent.What.APP_REMOVED);
        assertThat(begun().isSignedIn()).isTrue();
    }
}
