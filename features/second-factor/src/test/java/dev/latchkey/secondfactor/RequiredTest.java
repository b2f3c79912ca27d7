package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequiredTest {

    private static Application requiring(SecondFactor feature) {
        return Application.with(
                feature,
                auth -> auth.onJwt(context -> "ada".equals(context.token().get("name"))
                        ? context.token().with("roles", List.of("admin"))
                        : context.token()));
    }

    private static SecondFactor forAdmins() {
        return SecondFactor.standard().required(RequiredFor.role("admin"));
    }

    private static HttpResponse<String> enrols(Client client, Application application) {
        Claims offer = Client.json(client.get("/auth/second-factor/enrol"));
        return client.post(
                "second-factor/enrol",
                Map.of(
                        "setup",
                        offer.text("setup").orElseThrow(),
                        "code",
                        new Phone(offer.text("key").orElseThrow()).codeAt(application.now())));
    }

    @Test
    @Tag("B9")
    void who_must_have_one_sets_it_up_before_there_is_a_session() {
        try (Application application = requiring(forAdmins())) {
            Client ada = Client.program(application);
            assertThat(Client.location(ada.signsIn("ada"))).isEqualTo(application.url() + "/auth/second-factor/enrol");
            assertThat(ada.isSignedIn()).isFalse();
            Claims offer = Client.json(ada.get("/auth/second-factor/enrol"));
            assertThat(offer.text("missing")).hasValue("second-factor-setup");
            assertThat(offer.get("skippable")).isEqualTo(false);
            assertThat(ada.post("second-factor/skip", Map.of()).statusCode()).isEqualTo(403);
            assertThat(ada.isSignedIn()).isFalse();

            HttpResponse<String> done = enrols(ada, application);

            assertThat(Client.json(done).texts("backupCodes")).hasSize(10);
            assertThat(Client.json(done).text("url")).hasValue(application.url() + "/dashboard");
            assertThat(ada.isSignedIn()).isTrue();
            assertThat(application.told()).containsExactly(What.APP_ADDED);
        }
    }

    @Test
    void nobody_else_is_asked() {
        try (Application application = requiring(forAdmins())) {
            Client grace = Client.program(application);
            grace.signsIn("grace");
            assertThat(grace.isSignedIn()).isTrue();
        }
    }

    @Test
    void within_the_grace_it_can_wait_and_is_asked_again_the_next_day() {
        try (Application application = requiring(forAdmins().grace(Duration.ofDays(7)))) {
            Client ada = Client.program(application);
            ada.signsIn("ada");
            assertThat(Client.location(ada.post("second-factor/skip", Map.of())))
                    .isEqualTo(application.url() + "/dashboard");
            assertThat(ada.isSignedIn()).isTrue();

            Client soon = Client.program(application);
            soon.signsIn("ada");
            assertThat(soon.isSignedIn()).isTrue();

            application.pass(Duration.ofDays(1));
            Client tomorrow = Client.program(application);
            assertThat(Client.location(tomorrow.signsIn("ada"))).endsWith("/auth/second-factor/enrol");

            application.pass(Duration.ofDays(6));
            Client late = Client.program(application);
            late.signsIn("ada");
            assertThat(late.post("second-factor/skip", Map.of()).statusCode()).isEqualTo(403);
            assertThat(late.isSignedIn()).isFalse();
        }
    }

    @Test
    @Tag("B9")
    void the_grace_does_not_begin_anew_with_another_app() {
        try (Application application = requiring(forAdmins().grace(Duration.ofDays(14)))) {
            Client ada = Client.program(application);
            ada.signsIn("ada");
            setsUpAndRemoves(ada, application);

            application.pass(Duration.ofDays(13));
            Client again = Client.program(application);
            again.signsIn("ada");
            assertThat(Client.json(again.get("/auth/second-factor/enrol")).get("skippable"))
                    .isEqualTo(true);
            setsUpAndRemoves(again, application);

            application.pass(Duration.ofDays(1));
            Client late = Client.program(application);
            late.signsIn("ada");
            assertThat(late.post("second-factor/skip", Map.of()).statusCode()).isEqualTo(403);
            assertThat(late.isSignedIn()).isFalse();

            enrols(late, application);
            SecondFactor.of(application.auth).remove("u-ada");
            Client forgiven = Client.program(application);
            forgiven.signsIn("ada");
            assertThat(Client.json(forgiven.get("/auth/second-factor/enrol")).get("skippable"))
                    .as("the administrator removed the app")
                    .isEqualTo(true);
        }
    }

    private static void setsUpAndRemoves(Client client, Application application) {
        String code =
                Client.json(enrols(client, application)).texts("backupCodes").get(0);
        assertThat(client.post("second-factor/remove", Map.of("backupCode", code))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void where_no_mails_are_sent_nobody_has_to_prove_an_address_before() {
        try (Application application =
                Application.withoutMails(SecondFactor.standard().required(RequiredFor.everybody()))) {
            Client hedy = Client.program(application);
            hedy.signsIn("hedy");

            enrols(hedy, application);

            assertThat(hedy.isSignedIn()).isTrue();
        }
    }

    @Test
    void a_sign_in_that_was_ended_leaves_no_app_behind() {
        try (Application application = requiring(forAdmins())) {
            Client ada = Client.program(application);
            ada.signsIn("ada");
            Claims offer = Client.json(ada.get("/auth/second-factor/enrol"));
            application.auth.sessions().revokeAll("u-ada");
            ada.post(
                    "second-factor/enrol",
                    Map.of(
                            "setup",
                            offer.text("setup").orElseThrow(),
                            "code",
                            new Phone(offer.text("key").orElseThrow()).codeAt(application.now())));
            assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isFalse();
            assertThat(ada.isSignedIn()).isFalse();
        }
    }

    @Test
    void a_rule_that_throws_signs_nobody_in() {
        try (Application application = Application.with(SecondFactor.standard().required((user, claims) -> {
            throw new IllegalStateException("the rule is broken");
        }))) {
            Client ada = Client.program(application);
            ada.signsIn("ada");
            assertThat(ada.isSignedIn()).isFalse();
        }
    }
}
