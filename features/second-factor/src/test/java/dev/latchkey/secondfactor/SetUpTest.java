package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.Auth;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.secondfactor.Client.SetUp;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.store.StoredRecord;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SetUpTest {

    private final Application application = Application.standard();

    @AfterEach
    void close() {
        application.close();
    }

    private Client signedIn(String name) {
        Client client = Client.program(application);
        client.signsIn(name);
        return client;
    }

    @Test
    void a_set_up_shows_ten_codes_and_the_account_page_says_so() {
        Client ada = signedIn("ada");
        assertThat(section(ada).get("setUp")).isEqualTo(false);

        SetUp setUp = ada.setsUp();

        assertThat(setUp.backupCodes())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[0-9a-z]{5}-[0-9a-z]{5}"));
        assertThat(section(ada).get("setUp")).isEqualTo(true);
        assertThat(section(ada).number("backupCodesLeft")).hasValue(10L);
        assertThat(application.told()).containsExactly(What.APP_ADDED);
    }

    @Test
    void nothing_readable_is_in_the_store() {
        Client ada = signedIn("ada");
        Claims offer = Client.json(ada.get("/auth/second-factor/setup"));
        SetUp setUp = ada.setsUp();

        StoredRecord app =
                application.store.record(AuthenticatorApps.KIND, "u-ada").orElseThrow();
        StoredRecord codes = application.store.record(BackupCodes.KIND, "u-ada").orElseThrow();
        assertThat(app.content()).doesNotContain(offer.text("key").orElseThrow());
        for (String code : setUp.backupCodes()) {
            assertThat(codes.content()).doesNotContain(code).doesNotContain(BackupCodeText.plain(code));
        }
    }

    @Test
    void a_set_up_that_is_not_proved_keeps_nothing() {
        Client ada = signedIn("ada");
        Claims offer = Client.json(ada.get("/auth/second-factor/setup"));
        String wrong = new Phone(offer.text("key").orElseThrow()).wrongAt(application.now());

        HttpResponse<String> answer = ada.post(
                "second-factor/setup", Map.of("setup", offer.text("setup").orElseThrow(), "code", wrong));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(application.store.record(AuthenticatorApps.KIND, "u-ada")).isEmpty();
        assertThat(section(ada).get("setUp")).isEqualTo(false);
    }

    @Test
    @Tag("B1")
    void the_key_of_another_users_form_counts_for_nothing() {
        Claims offer = Client.json(signedIn("grace").get("/auth/second-factor/setup"));
        Phone phone = new Phone(offer.text("key").orElseThrow());

        HttpResponse<String> answer = signedIn("ada")
                .post(
                        "second-factor/setup",
                        Map.of("setup", offer.text("setup").orElseThrow(), "code", phone.codeAt(application.now())));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).text("error")).hasValue("setup-ended");
    }

    @Test
    void a_form_counts_for_half_an_hour() {
        Client ada = signedIn("ada");
        Claims offer = Client.json(ada.get("/auth/second-factor/setup"));
        application.pass(Duration.ofMinutes(31));
        ada.signsIn("ada");
        HttpResponse<String> answer = ada.post(
                "second-factor/setup",
                Map.of(
                        "setup",
                        offer.text("setup").orElseThrow(),
                        "code",
                        new Phone(offer.text("key").orElseThrow()).codeAt(application.now())));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void a_second_app_does_not_replace_the_first() {
        Client ada = signedIn("ada");
        Claims offer = Client.json(ada.get("/auth/second-factor/setup"));
        ada.setsUp();
        HttpResponse<String> answer = ada.post(
                "second-factor/setup",
                Map.of(
                        "setup",
                        offer.text("setup").orElseThrow(),
                        "code",
                        new Phone(offer.text("key").orElseThrow()).codeAt(application.now())));
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    @Tag("S10")
    void a_set_up_takes_a_recent_sign_in() {
        Client ada = signedIn("ada");
        application.pass(Duration.ofMinutes(11));
        assertThat(ada.get("/auth/second-factor/setup").statusCode()).isEqualTo(401);
        assertThat(Client.program(application).get("/auth/second-factor/setup").statusCode())
                .isEqualTo(401);
    }

    @Test
    void it_takes_a_code_to_make_new_backup_codes() {
        SetUp before = Client.hasSetUp(application, "ada");
        Client ada = signedIn("ada");
        ada.types(before.backupCodes().get(0));

        assertThat(ada.post("second-factor/codes", Map.of("code", before.phone().wrongAt(application.now())))
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> made =
                ada.post("second-factor/codes", Map.of("code", before.phone().codeAt(application.now())));

        assertThat(Client.json(made).texts("backupCodes"))
                .hasSize(10)
                .doesNotContainAnyElementsOf(before.backupCodes());
        assertThat(application.told()).endsWith(What.BACKUP_CODES_MADE);
        Client next = signedIn("ada");
        assertThat(next.types(before.backupCodes().get(1)).statusCode()).isEqualTo(401);
        assertThat(next.types(Client.json(made).texts("backupCodes").get(1)).statusCode())
                .isEqualTo(302);
    }

    @Test
    void it_takes_a_code_to_remove_the_app() {
        SetUp setUp = Client.hasSetUp(application, "ada");
        Client ada = signedIn("ada");
        ada.types(setUp.backupCodes().get(0));

        assertThat(ada.post("second-factor/remove", Map.of()).statusCode()).isEqualTo(401);
        assertThat(signedIn("ada").isSignedIn()).isFalse();
        HttpResponse<String> removed =
                ada.post("second-factor/remove", Map.of("code", setUp.phone().codeAt(application.now())));

        assertThat(removed.body()).isEqualTo("{\"result\":\"removed\"}");
        assertThat(application.told()).endsWith(What.APP_REMOVED);
        assertThat(signedIn("ada").isSignedIn()).isTrue();
        assertThat(application.store.record(BackupCodes.KIND, "u-ada")).isEmpty();
    }

    @Test
    void who_has_not_proved_the_address_sets_nothing_up() {
        Client hedy = signedIn("hedy");
        HttpResponse<String> answer = hedy.get("/auth/second-factor/setup");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Client.json(answer).text("error")).hasValue("address-not-proved");
        assertThat(hedy.post("second-factor/setup", Map.of("code", "123456")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void all_of_it_goes_with_the_user() {
        Client.hasSetUp(application, "ada");
        application.store.deleteUser("u-ada");
        assertThat(application.store.record(AuthenticatorApps.KIND, "u-ada")).isEmpty();
        assertThat(application.store.record(BackupCodes.KIND, "u-ada")).isEmpty();
    }

    @Test
    void an_application_without_a_store_does_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                        .with(SecondFactor.standard())::build)
                .withMessageContaining("store(…)");
    }

    @Test
    void a_waiting_time_of_minutes_does_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Application.with(SecondFactor.standard().recoveryWait(Duration.ofMinutes(5))))
                .withMessageStartingWith(
                        "recoveryWait(…) or latchkey.second-factor.recovery-wait is less than an hour");
        assertThatIllegalStateException()
                .isThrownBy(() -> Application.with(
                        SecondFactor.standard().grace(Duration.ofDays(1)).grace(Duration.ofDays(2))))
                .withMessage("grace(…) is called twice: make one call");
    }

    private static Claims section(Client client) {
        return Client.json(client.get("/auth/account")).object("second-factor");
    }
}
