package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.SignInDecision;
import dev.latchkey.model.Claims;
import dev.latchkey.secondfactor.Client.SetUp;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.contract.InterruptedStore;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
    void a_user_whom_the_application_refuses_at_the_end_trusts_no_browser() {
        AtomicBoolean open = new AtomicBoolean(true);
        try (Application application = Application.with(
                SecondFactor.standard(), auth -> auth.onSignIn(attempt -> SignInDecision.allowIf(open.get())))) {
            SetUp setUp = Client.hasSetUp(application, "ada");
            Client ada = Client.program(application);
            ada.signsIn("ada");
            open.set(false);

            trusts(application, ada, setUp);

            assertThat(ada.isSignedIn()).isFalse();
            assertThat(application.store.recordsOf(PendingRecords.BOUND_TO_SESSIONS, "u-ada"))
                    .isEmpty();
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
