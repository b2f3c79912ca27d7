package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.SignInDecision;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that fails takes from nobody the recovery for which they have waited three days, or the link to stop it. */
class FailedRecoveryTest {

    private static final String EVE = "eve@example.test";
    private static final String COMPLETE = "second-factor/recovery/complete";
    private static final String STOP = "second-factor/recovery/stop";

    private final InterruptedStore store = InterruptedStore.inMemory();
    private final AtomicReference<SignInDecision> decision = new AtomicReference<>(SignInDecision.allow());
    private final Application application = Application.on(
            store.store(), SecondFactor.standard(), auth -> auth.onSignIn(attempt -> requireNonNull(decision.get())));

    @AfterEach
    void close() {
        application.close();
    }

    private Client begun() {
        Client client = Client.program(application);
        client.post("signin/email", Map.of("email", EVE, "callbackUrl", "/dashboard"));
        client.post(
                "callback/email",
                Map.of("code", requireNonNull(application.mails.remove().code())));
        return client;
    }

    private String token() {
        String url = application.mails.remove().url();
        return URLDecoder.decode(url.substring(url.indexOf("token=") + "token=".length()), UTF_8);
    }

    /** Returns the token with which Eve stops the recovery that she has begun. */
    private String waiting() {
        begun().setsUp();
        application.pass(Duration.ofDays(7));
        begun().post("second-factor/recovery", Map.of());
        return token();
    }

    /** Returns the token with which this client completes the recovery. */
    private String ready(Client client) {
        client.post("second-factor/recovery", Map.of());
        return token();
    }

    @Test
    void a_recovery_is_completed_after_the_failure() {
        waiting();
        application.pass(Duration.ofDays(3));
        Client eve = begun();
        Map<String, String> complete = Map.of("token", ready(eve));
        store.fail("createSession");

        eve.post(COMPLETE, complete);
        store.repair();
        assertThat(eve.isSignedIn()).isFalse();
        eve.post(COMPLETE, complete);

        assertThat(eve.isSignedIn()).isTrue();
        assertThat(application.told()).endsWith(What.APP_REMOVED, What.RECOVERED);
    }

    @Test
    void factors_that_could_not_be_removed_are_removed_the_next_time() {
        waiting();
        application.pass(Duration.ofDays(3));
        Client eve = begun();
        String token = ready(eve);
        store.after("deleteRecord", () -> store.fail("deleteRecord")); // the sign-in goes on, and the factors stay

        eve.post(COMPLETE, Map.of("token", token));
        store.repair();
        Client again = begun();
        again.post(COMPLETE, Map.of("token", ready(again)));

        assertThat(again.isSignedIn()).isTrue();
        assertThat(application.told()).endsWith(What.APP_REMOVED, What.RECOVERED);
    }

    @Test
    @Tag("S7")
    void a_user_whom_the_application_sends_elsewhere_keeps_the_factors_and_the_recovery() {
        waiting();
        application.pass(Duration.ofDays(3));
        Client eve = begun();
        String token = ready(eve);
        decision.set(SignInDecision.redirect("/closed"));

        eve.post(COMPLETE, Map.of("token", token));

        assertThat(eve.isSignedIn()).isFalse();
        assertThat(application.told()).doesNotContain(What.APP_REMOVED, What.RECOVERED);
        decision.set(SignInDecision.allow());
        Client again = begun();
        again.post(COMPLETE, Map.of("token", ready(again)));
        assertThat(again.isSignedIn()).isTrue();
        assertThat(application.told()).endsWith(What.APP_REMOVED, What.RECOVERED);
    }

    @Test
    @Tag("B12")
    void a_recovery_that_outlives_its_app_does_not_count_for_the_next_one() {
        outlived();
        begun().setsUp();

        assertThat(nextRecovery()).hasValue("waiting");
    }

    @Test
    @Tag("B12")
    void a_recovery_that_outlives_its_app_does_not_count_for_an_imported_one() {
        outlived();
        String eve = application.store.userByEmail(EVE).orElseThrow().user().id();
        assertThat(SecondFactor.of(application.auth).importApp(eve, new byte[20]))
                .isTrue();

        assertThat(nextRecovery()).hasValue("waiting");
    }

    /** The app is removed, and then the store fails, so the recovery is still there. */
    private void outlived() {
        waiting();
        application.pass(Duration.ofDays(3));
        Client eve = begun();
        String token = ready(eve);
        store.after("deleteRecord", AuthenticatorApps.KIND, () -> store.fail("deleteRecord"));
        eve.post(COMPLETE, Map.of("token", token));
        store.repair();
        assertThat(application.told()).as("the owner hears").endsWith(What.APP_REMOVED);
        assertThat(begun().isSignedIn()).isTrue();
    }

    private Optional<String> nextRecovery() {
        return Client.json(begun().post("second-factor/recovery", Map.of())).text("recovery");
    }

    @Test
    void a_link_to_stop_works_after_the_failure() {
        Map<String, String> stop = Map.of("token", waiting());
        Client owner = Client.program(application);
        store.fail("deleteRecord");

        assertThat(owner.post(STOP, stop).statusCode()).isEqualTo(503);
        store.repair();

        assertThat(owner.post(STOP, stop).statusCode()).isEqualTo(200);
        assertThat(application.told()).endsWith(What.RECOVERY_STOPPED);
    }

    @Test
    @Tag("B32")
    void a_recovery_that_is_completed_at_this_moment_cannot_be_stopped() {
        String stop = waiting();
        application.pass(Duration.ofDays(3));
        Client eve = begun();
        String complete = ready(eve);
        store.before(
                "createSession",
                () -> assertThat(Client.program(application)
                                .post(STOP, Map.of("token", stop))
                                .statusCode())
                        .isNotEqualTo(200));

        eve.post(COMPLETE, Map.of("token", complete));

        assertThat(store.isDone()).isTrue();
        assertThat(eve.isSignedIn()).isTrue();
        assertThat(application.told()).endsWith(What.APP_REMOVED, What.RECOVERED);
    }
}
