package dev.latchkey.securitynotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Claims;
import dev.latchkey.store.Store;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The link "This was not me", which ends all sessions of the user whom the mail was for. */
class NotMeTest {

    private static final String PATH = "/auth/security-notices/not-me";
    private static final int MANY = 32;

    private final InterruptedStore store = InterruptedStore.inMemory();
    private final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    private final Application application = Application.with(store.store(), auth -> auth.listener(events::add));
    private final Visitor stranger = new Visitor(application, Visitor.FIREFOX);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void opening_the_link_changes_nothing_however_often_programs_do_it() {
        Visitor ada = application.signedIn("ada");
        Visitor other = application.signedIn("ada");
        String link = application.mailbox.last().link();

        for (int i = 0; i < 3; i++) {
            assertThat(stranger.heads(link).statusCode()).isEqualTo(200);
            assertThat(stranger.get(link).body()).isEqualTo("{\"result\":\"ready\"}");
            HttpResponse<String> page = stranger.opens(link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("strict-origin");
        }

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(other.isSignedIn()).isTrue();
        assertThat(pressIn(stranger, link).statusCode()).isEqualTo(200);
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void the_button_ends_every_session_of_the_user_and_signs_nobody_in() {
        Visitor grace = application.signedIn("grace");
        Visitor ada = application.signedIn("ada");
        Visitor thief = application.signedIn("ada");
        String adasId = ada.userId();

        HttpResponse<String> done = pressIn(stranger, application.mailbox.last().link());

        assertThat(Jsoup.parse(done.body()).select("h1").text()).isEqualTo("Every browser is signed out");
        assertThat(Jsoup.parse(done.body()).select("main").text()).doesNotContain("password");
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(thief.isSignedIn()).isFalse();
        assertThat(stranger.isSignedIn()).isFalse();
        assertThat(grace.isSignedIn()).isTrue();
        assertThat(events)
                .filteredOn(SecurityNotices.ReportedNotMe.class::isInstance)
                .containsExactly(new SecurityNotices.ReportedNotMe(adasId));
    }

    @Test
    void the_browser_of_the_thief_is_a_new_one_again() {
        application.signedIn("ada");
        Visitor thief = application.signedIn("ada");
        pressIn(stranger, application.mailbox.last().link());
        int before = application.mailbox.letters().size();

        thief.signsIn("ada");
        assertThat(application.mailbox.letters()).hasSize(before + 1);
    }

    @Test
    @Tag("S20")
    void of_many_at_once_one_counts() throws Exception {
        application.signedIn("ada");
        application.signedIn("ada");
        String token = application.mailbox.last().token();
        store.meet("replaceValue", "mailed-secret", MANY);
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                answers.add(threads.submit(() -> new Visitor(application, Visitor.FIREFOX)
                        .post(PATH, Map.of("token", token))
                        .statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(200, 403).containsOnlyOnce(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(events)
                .filteredOn(SecurityNotices.ReportedNotMe.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_store_that_fails_leaves_the_link_to_whom_it_was_sent() {
        application.signedIn("ada");
        Visitor thief = application.signedIn("ada");
        String token = application.mailbox.last().token();
        store.fail("deleteSessions");

        assertThat(post(stranger, token).statusCode()).isEqualTo(503);
        store.repair();
        assertThat(thief.isSignedIn()).isTrue();
        assertThat(post(stranger, token).statusCode()).isEqualTo(200);

        assertThat(thief.isSignedIn()).isFalse();
        assertThat(post(stranger, token).statusCode()).isEqualTo(403);
    }

    @Test
    void once_used_the_link_ends_nothing_any_more() {
        application.signedIn("ada");
        application.signedIn("ada");
        String link = application.mailbox.last().link();
        String token = application.mailbox.last().token();
        pressIn(stranger, link);
        Visitor ada = application.signedIn("ada");

        HttpResponse<String> again = stranger.opens(link);

        assertThat(post(stranger, token).statusCode()).isEqualTo(403);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(again.body()).select("h1").text()).isEqualTo("This link no longer works");
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void after_seven_days_the_link_has_ended() {
        Visitor ada = application.signedIn("ada");
        application.signedIn("ada");
        String link = application.mailbox.last().link();
        application.pass(Duration.ofDays(7).plusMinutes(1)); // clocks may differ by some seconds

        assertThat(stranger.opens(link).statusCode()).isEqualTo(403);
        assertThat(post(stranger, application.mailbox.last().token()).statusCode())
                .isEqualTo(403);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void the_link_of_one_user_ends_nothing_of_another_who_opens_it() {
        application.signedIn("ada");
        Visitor ada = application.signedIn("ada");
        String adasLink = application.mailbox.last().link();
        Visitor grace = application.signedIn("grace");

        assertThat(pressIn(grace, adasLink).statusCode()).isEqualTo(200);

        assertThat(grace.isSignedIn()).isTrue();
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void a_token_of_anything_else_is_refused_with_a_stable_code() {
        application.signedIn("ada");
        Visitor ada = application.signedIn("ada");
        String token = application.mailbox.last().token();
        String session = ada.cookies().stream()
                .filter(cookie -> cookie.getName().equals("authjs.session-token"))
                .findFirst()
                .orElseThrow()
                .getValue();

        for (String wrong : List.of("", "x", token + "x", token.substring(1), session)) {
            HttpResponse<String> answer = post(stranger, wrong);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"error\":\"Verification\"}");
            assertThat(stranger.get(PATH + "?token=" + wrong).statusCode()).isEqualTo(403);
        }
        assertThat(stranger.post(PATH, Map.of()).statusCode()).isEqualTo(403);
        assertThat(stranger.get(PATH).statusCode()).isEqualTo(403);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(post(stranger, token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_from_elsewhere_ends_nothing_and_uses_nothing_up() {
        application.signedIn("ada");
        Visitor ada = application.signedIn("ada");
        String token = application.mailbox.last().token();

        HttpResponse<String> refused = stranger.postWithoutCsrf(PATH, Map.of("token", token));

        assertThat(refused.uri().getQuery()).contains("error=MissingCSRF");
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(post(stranger, token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_program_gets_the_result_as_json() {
        application.signedIn("ada");
        application.signedIn("ada");

        HttpResponse<String> answer = post(stranger, application.mailbox.last().token());

        assertThat(answer.body()).isEqualTo("{\"result\":\"sessions-ended\"}");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void somebody_with_a_password_is_led_to_a_new_one() {
        Resettable secrets = new Resettable("Ada Lindqvist");
        try (Application resetting = Application.with(Store.inMemory(), auth -> auth.with(secrets))) {
            Visitor visitor = new Visitor(resetting, Visitor.FIREFOX);
            String adasId = resetting.signedIn("ada").userId();
            resetting.signedIn("ada");
            HttpResponse<String> done =
                    pressIn(visitor, resetting.mailbox.last().link());
            Document page = Jsoup.parse(done.body());
            assertThat(page.select("main").text())
                    .contains("Your password no longer works", "Choose a new one before you sign in again.");
            assertThat(page.select("a.main").attr("href")).isEqualTo(resetting.url() + "/auth/resettable/forgot");
            assertThat(secrets.distrusted()).containsExactly(adasId);

            resetting.signedIn("ada");
            Claims json =
                    Claims.parse(post(visitor, resetting.mailbox.last().token()).body());
            assertThat(json.text("url")).hasValue(resetting.url() + "/auth/resettable/forgot");

            resetting.signedIn("grace");
            resetting.signedIn("grace");
            Claims without =
                    Claims.parse(post(visitor, resetting.mailbox.last().token()).body());
            assertThat(without.text("url")).isEmpty();
        }
    }

    private static HttpResponse<String> post(Visitor visitor, String token) {
        return visitor.post(PATH, Map.of("token", token));
    }

    /** Opens the page and presses its button. */
    private static HttpResponse<String> pressIn(Visitor visitor, String link) {
        Document page = Jsoup.parse(visitor.opens(link).body());
        return visitor.presses(
                page.select("form").attr("action"),
                Map.of("token", page.select("input[name=token]").attr("value")));
    }
}
