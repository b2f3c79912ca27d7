package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Application.AT_ONCE;
import static dev.latchkey.featurestores.Member.PASSWORD;
import static dev.latchkey.featurestores.OnStore.winners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secondfactor.SecondFactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who have lost their phone recover by mail, after a waiting time. */
interface RecoveryTests extends OnStore {

    /** So many tries of a user are looked at in an hour, in whatever sign-ins. The others get 429. */
    int TRIES_AN_HOUR = 20;

    Duration WAIT = Duration.ofDays(7); // also for an address that was proved a short while ago

    @Test
    @Tag("B32")
    @Tag("S20")
    default void a_link_that_completes_a_recovery_counts_once_of_32_at_once() {
        Member ada = lost();
        Browser waiting = begins(ada);
        application().clock.pass(WAIT);
        List<Browser> copies = Stream.generate(() -> ada.typesPassword(PASSWORD))
                .limit(AT_ONCE / 4)
                .flatMap(browser -> browser.copies(4).stream())
                .toList();
        copies.get(0).post("second-factor/recovery", Map.of());
        String token = application().outbox.token(ada.address(), "second-factor/recovery/complete");
        interrupted().meet("replaceValue", "mailed-secret", TRIES_AN_HOUR - 1); // one was made to get the mail

        assertThat(winners(copies, browser -> completes(browser, token))).isEqualTo(1);

        assertThat(SecondFactor.of(application().auth).isSetUp(ada.id())).isFalse();
        assertThat(ada.kinds()).doesNotContain("authenticator-app", "backup-codes", "bound-to-sessions");
        assertThat(waiting.isSignedIn()).isFalse();
        assertThat(ada.signsInWith(PASSWORD)).isTrue();
    }

    @Test
    @Tag("S20")
    default void a_recovery_that_is_stopped_while_it_is_completed_changes_nothing() {
        Member ada = lost();
        begins(ada);
        application().clock.pass(WAIT);
        Browser thief = ada.typesPassword(PASSWORD);
        thief.post("second-factor/recovery", Map.of());
        String token = application().outbox.token(ada.address(), "second-factor/recovery/complete");
        interrupted()
                .before(
                        "replaceRecord",
                        "bound-to-sessions",
                        () -> assertThat(stops(new Browser(application()), ada)).isTrue());

        assertThat(completes(thief, token)).isFalse();

        assertThat(SecondFactor.of(application().auth).isSetUp(ada.id())).isTrue();
    }

    @Test
    @Tag("S7")
    default void a_recovery_whose_sign_in_ends_while_it_is_completed_changes_nothing() {
        Member ada = lost();
        begins(ada);
        application().clock.pass(WAIT);
        Browser thief = ada.typesPassword(PASSWORD);
        thief.post("second-factor/recovery", Map.of());
        String token = application().outbox.token(ada.address(), "second-factor/recovery/complete");
        interrupted()
                .before("createSession", () -> application().auth.sessions().revokeAll(ada.id()));

        assertThat(completes(thief, token)).isFalse();

        assertThat(SecondFactor.of(application().auth).isSetUp(ada.id())).isTrue();
        assertThat(application().auth.sessions().list(ada.id())).isEmpty();
    }

    @Test
    @Tag("B32")
    default void a_link_that_stops_a_recovery_counts_once_of_32_at_once() {
        Member ada = lost();
        begins(ada);
        interrupted().meet("replaceValue", "mailed-secret", AT_ONCE);

        assertThat(winners(browsers(), browser -> stops(browser, ada))).isEqualTo(1);

        assertThat(ada.kinds()).doesNotContain("bound-to-sessions").contains("authenticator-app");
    }

    @Test
    default void a_recovery_waits_on_every_node_and_ends() {
        Member ada = lost();
        begins(ada);
        try (Application node = application().node()) {
            Browser there = new Browser(node);
            ada.typesPassword(there, PASSWORD);
            assertThat(there.post("second-factor/recovery", Map.of()).get("recovery"))
                    .isEqualTo("waiting");
        }

        application().clock.pass(WAIT.plusDays(8));
        interrupted() // housekeeping
                .after(
                        "addRecord",
                        "bound-to-sessions",
                        () -> store().deleteExpired(application().clock.instant(), 500));

        assertThat(ada.typesPassword(PASSWORD)
                        .post("second-factor/recovery", Map.of())
                        .get("recovery"))
                .as("a new one")
                .isEqualTo("waiting");
    }

    /** A user who has lost the phone. */
    private Member lost() {
        Member ada = Member.signedUp(application());
        ada.setsUpApp();
        return ada;
    }

    private Browser begins(Member member) {
        Browser browser = member.typesPassword(PASSWORD);
        assertThat(browser.post("second-factor/recovery", Map.of()).get("recovery"))
                .isEqualTo("waiting");
        return browser;
    }

    private static boolean completes(Browser browser, String token) {
        browser.post("second-factor/recovery/complete", Map.of("token", token));
        return browser.hasSession();
    }

    private boolean stops(Browser browser, Member member) {
        String token = application().outbox.token(member.address(), "second-factor/recovery/stop");
        return browser.post("second-factor/recovery/stop", Map.of("token", token))
                .isOk();
    }
}
