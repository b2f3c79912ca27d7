package dev.latchkey.secondfactor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.SignInDecision;
import dev.latchkey.model.Claims;
import dev.latchkey.secondfactor.Client.SetUp;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The user signs out everywhere, or is shut out, in the middle of a request. */
class MeanwhileTest {

    private final InterruptedStore store = InterruptedStore.inMemory();

    @Test
    @Tag("S7")
    void an_app_that_was_added_in_a_sign_in_that_is_ended_goes_again() {
        SecondFactor required = SecondFactor.standard().required(RequiredFor.everybody());
        try (Application application = Application.on(store.store(), required)) {
            Client ada = Client.program(application);
            ada.signsIn("ada");
            Claims offer = Client.json(ada.get("/auth/second-factor/enrol"));
            store.after(
                    "addRecord",
                    AuthenticatorApps.KIND,
                    () -> application.auth.sessions().revokeAll("u-ada"));

            proves(application, ada, "second-factor/enrol", offer);

            assertThat(ada.isSignedIn()).isFalse();
            assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isFalse();
        }
    }

    @Test
    @Tag("S7")
    void so_does_one_whose_user_is_disabled_meanwhile_even_before_the_sessions_end() {
        try (Application application = Application.on(store.store(), SecondFactor.standard())) {
            Client ada = Client.program(application);
            ada.signsIn("ada");
            Claims offer = Client.json(ada.get("/auth/second-factor/setup"));
            store.after(
                    "addRecord",
                    AuthenticatorApps.KIND,
                    () -> store.underlying().addRecord(StoredRecord.of("user-status", "u-ada", "u-ada", "{}")));

            proves(application, ada, "second-factor/setup", offer);

            assertThat(store.isDone()).isTrue();
            assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isFalse();
        }
    }

    @Test
    @Tag("S7")
    void a_browser_that_was_trusted_in_a_sign_in_that_is_ended_is_trusted_no_more() {
        try (Application application = Application.on(store.store(), SecondFactor.standard())) {
            SetUp setUp = Client.hasSetUp(application, "ada");
            Client ada = Client.program(application);
            ada.signsIn("ada");
            store.after(
                    "addRecord",
                    PendingRecords.BOUND_TO_SESSIONS,
                    () -> application.auth.sessions().revokeAll("u-ada"));

            trusts(application, ada, setUp);

            assertThat(ada.isSignedIn()).isFalse();
            assertThat(Client.location(ada.signsIn("ada"))).endsWith("/auth/second-factor");
        }
    }

    @Test
    @Tag("S7")
    void backup_codes_that_were_made_in_a_session_that_is_ended_count_for_nothing() {
        try (Application application = Application.on(store.store(), SecondFactor.standard())) {
            SetUp setUp = Client.hasSetUp(application, "ada");
            Client thief = confirmed(application, setUp);
            store.after(
                    "replaceRecord",
                    BackupCodes.KIND,
                    () -> application.auth.sessions().revokeAll("u-ada"));

            HttpResponse<String> answer = thief.post("second-factor/codes", nextCode(application, setUp));

            assertThat(answer.body()).doesNotContain("backupCodes");
            assertThat(store.underlying().recordsOf(BackupCodes.KIND, "u-ada")).isEmpty();
            assertThat(application.told()).endsWith(What.BACKUP_CODES_MADE);
        }
    }

    @Test
    @Tag("S7")
    void an_app_stays_whose_removal_is_asked_for_in_a_session_that_is_ended() {
        try (Application application = Application.on(store.store(), SecondFactor.standard())) {
            SetUp setUp = Client.hasSetUp(application, "ada");
            Client thief = confirmed(application, setUp);
            store.after(
                    "replaceRecord",
                    AuthenticatorApps.KIND,
                    () -> application.auth.sessions().revokeAll("u-ada"));

            thief.post("second-factor/remove", nextCode(application, setUp));

            assertThat(store.isDone()).isTrue();
            assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isTrue();
        }
    }

    /** Signed in, with the factor shown a moment ago. */
    private static Client confirmed(Application application, SetUp setUp) {
        Client client = Client.program(application);
        client.signsIn("ada");
        client.types(setUp.phone().codeAt(application.now()));
        return client;
    }

    private static Map<String, String> nextCode(Application application, SetUp setUp) {
        application.pass(TimeCodes.STEP.multipliedBy(2));
        return Map.of("code", setUp.phone().codeAt(application.now()));
    }

    /** How an application keeps a user out at the end of a sign-in that has waited. */
    static List<SignInDecision> decisions() {
        return List.of(SignInDecision.refuse(), SignInDecision.redirect("/closed"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_user_whom_the_application_keeps_out_at_the_end_trusts_no_browser(SignInDecision end) {
        AtomicReference<SignInDecision> decision = new AtomicReference<>(SignInDecision.allow());
        try (Application application = Application.with(
                SecondFactor.standard(), auth -> auth.onSignIn(attempt -> requireNonNull(decision.get())))) {
            SetUp setUp = Client.hasSetUp(application, "ada");
            Client ada = Client.program(application);
            ada.signsIn("ada");
            decision.set(end);

            trusts(application, ada, setUp);

            assertThat(ada.isSignedIn()).isFalse();
            assertThat(application.store.recordsOf(PendingRecords.BOUND_TO_SESSIONS, "u-ada"))
                    .isEmpty();
            assertThat(application.told()).doesNotContain(What.BROWSER_TRUSTED);
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    @Tag("S7")
    void a_user_whom_the_application_keeps_out_at_the_end_leaves_no_app_behind(SignInDecision end) {
        AtomicReference<SignInDecision> decision = new AtomicReference<>(SignInDecision.allow());
        try (Application application = Application.with(
                SecondFactor.standard().required(RequiredFor.everybody()),
                auth -> auth.onSignIn(attempt -> requireNonNull(decision.get())))) {
            Client ada = Client.program(application);
            ada.signsIn("ada");
            Claims offer = Client.json(ada.get("/auth/second-factor/enrol"));
            decision.set(end);

            proves(application, ada, "second-factor/enrol", offer);

            assertThat(ada.isSignedIn()).isFalse();
            assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isFalse();
            assertThat(application.told()).isEmpty();
        }
    }

    private static void proves(Application application, Client client, String path, Claims offer) {
        client.post(
                path,
                Map.of(
                        "setup",
                        offer.text("setup").orElseThrow(),
                        "code",
                        new Phone(offer.text("key").orElseThrow()).codeAt(application.now())));
    }

    private static void trusts(Application application, Client client, SetUp setUp) {
        client.post("second-factor", Map.of("code", setUp.phone().codeAt(application.now()), "trust", "true"));
    }
}
