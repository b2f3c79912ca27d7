package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thief has Eve's first factor and her mailbox, begins a recovery and deletes the notice. Eve is signed in for a long
 * time, has her app and a passkey, and may never see the page of the step.
 */
@Tag("B12")
class StoppedRecoveryTest {

    private static final String EVE = "eve@example.test";

    private final InterruptedStore store = InterruptedStore.inMemory();
    private final Application application =
            Application.on(store.store(), SecondFactor.standard(), auth -> auth.with(OtherSignIn.passkey(EVE)));
    private final Client eve = Client.program(application);
    private final Client.SetUp setUp = setUp();

    @AfterEach
    void close() {
        application.close();
    }

    private Client.SetUp setUp() {
        byMail(eve);
        eve.post("confirm/other", Map.of());
        Client.SetUp done = eve.setsUp();
        application.pass(Duration.ofDays(7));
        return done;
    }

    private Client byMail(Client client) {
        client.post("signin/email", Map.of("email", EVE, "callbackUrl", "/dashboard"));
        client.post(
                "callback/email",
                Map.of("code", requireNonNull(application.mails.remove().code())));
        return client;
    }

    private void begins() {
        assertThat(recovery()).isEqualTo("waiting");
        application.mails.remove();
    }

    private String recovery() {
        return Client.json(byMail(Client.program(application)).post("second-factor/recovery", Map.of()))
                .text("recovery")
                .orElseThrow();
    }

    private String code() {
        return setUp.phone().codeAt(application.now());
    }

    private void confirms() {
        eve.post("confirm/other", Map.of());
    }

    private void assertStopped() {
        assertThat(application.told()).contains(What.RECOVERY_STOPPED);
        assertThatItBeginsAnew();
    }

    private void assertThatItBeginsAnew() {
        application.pass(Duration.ofDays(3));
        assertThat(recovery()).isEqualTo("waiting");
    }

    @Test
    void a_code_of_the_app_stops_it_in_a_sign_in() {
        begins();
        byMail(Client.program(application)).types(code());
        assertStopped();
    }

    @Test
    void a_code_of_the_app_stops_it_in_a_confirmation() {
        begins();
        eve.post("confirm/second-factor", Map.of("code", code()));
        assertStopped();
    }

    @Test
    void a_code_of_the_app_stops_it_where_backup_codes_are_made() {
        confirms();
        begins();
        assertThat(eve.post("second-factor/codes", Map.of("code", code())).statusCode())
                .isEqualTo(200);
        assertStopped();
    }

    @Test
    void a_backup_code_stops_it_where_others_are_made() {
        confirms();
        begins();
        eve.post("second-factor/codes", Map.of("backupCode", setUp.backupCodes().get(0)));
        assertStopped();
    }

    @Test
    void a_passkey_stops_it_in_a_sign_in() {
        begins();
        Client other = Client.program(application);
        other.post("callback/other", Map.of());
        assertThat(other.isSignedIn()).isTrue();
        assertStopped();
    }

    @Test
    void a_passkey_stops_it_in_a_confirmation() {
        begins();
        confirms();
        assertStopped();
    }

    @Test
    void it_ends_with_all_sessions_and_so_with_a_new_password() {
        begins();
        application.auth.sessions().revokeAll(id());
        assertThatItBeginsAnew();
    }

    @Test
    @Tag("S7")
    void one_that_begins_while_all_sessions_end_does_not_outlive_them() {
        Client thief = byMail(Client.program(application));
        store.before(
                "addRecord",
                PendingRecords.BOUND_TO_SESSIONS,
                () -> application.auth.sessions().revokeAll(id()));

        thief.post("second-factor/recovery", Map.of());

        assertThat(store.isDone()).isTrue();
        assertThat(application.mails)
                .as("no notice, since there is nothing to stop")
                .isEmpty();
        assertThat(eve.isSignedIn()).isFalse();
        assertThatItBeginsAnew();
    }

    @Test
    @Tag("B32")
    void a_code_of_the_app_stops_a_completion_that_is_not_certain_yet() {
        store.before("createSession", () -> eve.post("confirm/second-factor", Map.of("code", code())));

        assertThat(completes().isSignedIn()).isFalse();

        assertThat(application.told()).contains(What.RECOVERY_STOPPED).doesNotContain(What.RECOVERED);
        assertThat(SecondFactor.of(application.auth).isSetUp(id())).isTrue();
        assertThatItBeginsAnew();
    }

    @Test
    @Tag("B32")
    void a_code_of_the_app_that_comes_too_late_does_not_say_that_it_has_stopped_a_completion() {
        store.before(
                "deleteRecord",
                AuthenticatorApps.KIND,
                () -> eve.post("confirm/second-factor", Map.of("code", code())));

        assertThat(completes().isSignedIn()).isTrue();

        assertThat(store.isDone()).isTrue();
        assertThat(application.told())
                .endsWith(What.APP_REMOVED, What.RECOVERED)
                .doesNotContain(What.RECOVERY_STOPPED);
    }

    private Client completes() {
        begins();
        application.pass(Duration.ofDays(3));
        Client client = byMail(Client.program(application));
        client.post("second-factor/recovery", Map.of());
        String url = application.mails.remove().url();
        String token = URLDecoder.decode(url.substring(url.indexOf("token=") + "token=".length()), UTF_8);
        client.post("second-factor/recovery/complete", Map.of("token", token));
        return client;
    }

    @Test
    void the_account_page_shows_it_and_stops_it() {
        begins();
        assertThat(eve.get("/auth/account").body()).contains("\"recoveryPossible\":\"2026-11-11T12:00:00Z\"");
        Client page = Client.browser(application);
        assertThat(Client.json(eve.post("second-factor/recovery/end", Map.of())).text("result"))
                .hasValue("stopped");
        assertThat(eve.get("/auth/account").body()).doesNotContain("recoveryPossible");
        assertThat(eve.post("second-factor/recovery/end", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(page.post("second-factor/recovery/end", Map.of()).statusCode())
                .as("nobody is signed in")
                .isEqualTo(302);
        assertStopped();
    }

    private String id() {
        return application.store.userByEmail(EVE).orElseThrow().user().id();
    }
}
