package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Application.AT_ONCE;
import static dev.latchkey.featurestores.Member.OTHER_PASSWORD;
import static dev.latchkey.featurestores.Member.PASSWORD;
import static dev.latchkey.featurestores.OnStore.winners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secondfactor.SecondFactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of second factors, and what counts once. */
interface SecondFactorTests extends OnStore {

    /** So many codes of a user are looked at in an hour. The others get 429. */
    int CODES_AN_HOUR = 10;

    @Test
    @Tag("B32")
    @Tag("S20")
    default void a_code_of_the_app_counts_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        Phone phone = ada.setsUpApp();
        String code = ada.nextCode(phone);
        List<Browser> browsers = halfSignedIn(ada);
        interrupted().meet("replaceRecord", CODES_AN_HOUR);

        assertThat(winners(browsers, browser -> shows(browser, Map.of("code", code))))
                .isEqualTo(1);
        assertThat(application().auth.sessions().list(ada.id()))
                .as("and the one of before")
                .hasSize(2);
        application().clock.pass(Duration.ofHours(2));
        Browser later = ada.typesPassword(PASSWORD);
        assertThat(shows(later, Map.of("code", ada.nextCode(phone)))).isTrue();
    }

    @Test
    @Tag("B32")
    @Tag("S20")
    default void a_backup_code_counts_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        Phone phone = ada.setsUpApp();
        String code = phone.backupCodes.get(3);
        List<Browser> browsers = halfSignedIn(ada);
        interrupted().meet("replaceRecord", CODES_AN_HOUR);

        assertThat(winners(browsers, browser -> shows(browser, Map.of("backupCode", code))))
                .isEqualTo(1);
        assertThat(ada.browser().account().object("second-factor").number("backupCodesLeft"))
                .contains(9L);
    }

    @Test
    @Tag("B32")
    @Tag("S20")
    default void a_sign_in_that_waits_goes_on_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        Phone phone = ada.setsUpApp();
        List<Browser> copies = ada.typesPassword(PASSWORD).copies(AT_ONCE);

        assertThat(winners(
                        copies,
                        browser -> shows(
                                browser, Map.of("backupCode", phone.backupCodes.get(copies.indexOf(browser) % 10)))))
                .as("each with a code that is right")
                .isEqualTo(1);
        assertThat(application().auth.sessions().list(ada.id())).hasSize(2);
    }

    @Test
    default void a_trusted_browser_is_not_asked_again_on_any_node_until_it_ends() {
        Member ada = Member.signedUp(application());
        Phone phone = ada.setsUpApp();
        Browser browser = trusts(ada, phone);
        assertThat(isAsked(ada, browser)).isFalse();
        try (Application node = application().node()) {
            assertThat(isAsked(ada, browser.at(node))).isFalse();
            assertThat(isAsked(ada, new Browser(node))).isTrue();
        }

        application().clock.pass(Duration.ofDays(31));

        assertThat(isAsked(ada, browser)).isTrue();
    }

    @Test
    default void a_new_password_ends_the_trust_in_every_browser() {
        Member ada = Member.signedUp(application());
        Browser browser = trusts(ada, ada.setsUpApp());

        assertThat(PasswordTests.changes(ada.browser(), PASSWORD, OTHER_PASSWORD))
                .isTrue();

        browser.forgets("authjs.session-token");
        assertThat(ada.typesPassword(browser, OTHER_PASSWORD).location()).endsWith("/auth/second-factor");
    }

    @Test
    default void a_removed_app_takes_codes_and_trusted_browsers_along() {
        Member ada = Member.signedUp(application());
        Phone phone = ada.setsUpApp();
        Browser browser = trusts(ada, phone);

        Answer removed = ada.browser().post("second-factor/remove", Map.of("backupCode", phone.backupCodes.get(0)));

        assertThat(removed.get("result")).isEqualTo("removed");
        assertThat(ada.kinds()).doesNotContain("authenticator-app", "backup-codes", "bound-to-sessions");
        assertThat(ada.signsInWith(PASSWORD)).isTrue();
        ada.setsUpApp();
        assertThat(isAsked(ada, browser)).isTrue();
    }

    @Test
    @Tag("B13")
    default void an_app_that_is_removed_while_a_browser_becomes_trusted_leaves_no_trust_behind() {
        Member ada = Member.signedUp(application());
        Phone phone = ada.setsUpApp();
        Browser thief = ada.typesPassword(PASSWORD);
        String code = ada.nextCode(phone);
        interrupted().before("addRecord", "bound-to-sessions", () -> removesApp(ada));

        shows(thief, Map.of("code", code, "trust", true));

        assertThat(ada.kinds()).doesNotContain("authenticator-app", "bound-to-sessions");

        Member grace = Member.signedUp(application());
        Phone hers = grace.setsUpApp();
        Browser thiefOfHers = grace.typesPassword(PASSWORD);
        String hersCode = grace.nextCode(hers);
        interrupted()
                .before(
                        "deleteRecord",
                        "authenticator-app",
                        () -> shows(thiefOfHers, Map.of("code", hersCode, "trust", true)));

        removesApp(grace);

        assertThat(grace.kinds()).doesNotContain("authenticator-app", "bound-to-sessions");
    }

    private void removesApp(Member member) {
        assertThat(SecondFactor.of(application().auth).remove(member.id())).isTrue();
    }

    @Test
    @Tag("B13")
    default void an_app_that_is_removed_while_a_recovery_begins_leaves_no_recovery_behind() {
        Member ada = Member.signedUp(application());
        ada.setsUpApp();
        Browser thief = ada.typesPassword(PASSWORD);
        interrupted().before("addRecord", "bound-to-sessions", () -> removesApp(ada));

        thief.post("second-factor/recovery", Map.of());

        assertThat(ada.kinds()).doesNotContain("authenticator-app", "bound-to-sessions");
    }

    @Test
    @Tag("S7")
    default void an_app_that_is_added_while_all_sessions_end_goes_again() {
        Member ada = Member.signedUp(application());
        interrupted()
                .after(
                        "addRecord",
                        "authenticator-app",
                        () -> application().auth.sessions().revokeAll(ada.id()));
        Answer offer = ada.browser().get("second-factor/setup");
        String code = new Phone(offer.get("key"), List.of())
                .codeAt(application().clock.instant());

        ada.browser().post("second-factor/setup", Map.of("setup", offer.get("setup"), "code", code));

        assertThat(SecondFactor.of(application().auth).isSetUp(ada.id())).isFalse();
        assertThat(ada.signsInWith(PASSWORD)).isTrue();
    }

    @Test
    @Tag("S20")
    default void of_two_apps_that_are_added_at_the_same_moment_one_counts() {
        Member ada = Member.signedUp(application());
        Browser other = ada.typesPassword(PASSWORD);
        Answer ones = ada.browser().get("second-factor/setup");
        Answer others = other.get("second-factor/setup");
        interrupted()
                .before(
                        "addRecord",
                        "authenticator-app",
                        () -> assertThat(setsUp(other, others)).isTrue());

        assertThat(setsUp(ada.browser(), ones)).isFalse();

        Browser later = ada.typesPassword(PASSWORD);
        String code = ada.nextCode(new Phone(others.get("key"), List.of()));
        assertThat(shows(later, Map.of("code", code))).isTrue();
    }

    private boolean setsUp(Browser browser, Answer offer) {
        String code = new Phone(offer.get("key"), List.of())
                .codeAt(application().clock.instant());
        return browser.post("second-factor/setup", Map.of("setup", offer.get("setup"), "code", code))
                .isOk();
    }

    @Test
    @Tag("B13")
    default void a_sign_in_that_waits_ends_with_its_time_its_user_and_a_new_password() {
        for (String end : List.of("time", "user", "password")) {
            Member ada = Member.signedUp(application());
            Phone phone = ada.setsUpApp();
            Browser waiting = ada.typesPassword(PASSWORD);
            assertThat(waiting.get("second-factor").isOk()).isTrue();

            switch (end) {
                case "time" -> application().clock.pass(Duration.ofMinutes(11));
                case "user" -> application().auth.users().delete(ada.id());
                default -> PasswordTests.changes(ada.browser(), PASSWORD, OTHER_PASSWORD);
            }

            assertThat(shows(waiting, Map.of("backupCode", phone.backupCodes.get(0))))
                    .as(end)
                    .isFalse();
            assertThat(waiting.isSignedIn()).as(end).isFalse();
        }
    }

    /** As many browsers of a user as may wait for a code, and the same ones again. */
    private List<Browser> halfSignedIn(Member member) {
        List<Browser> waiting = IntStream.range(0, AT_ONCE / 4)
                .mapToObj(i -> member.typesPassword(PASSWORD))
                .toList();
        return waiting.stream().flatMap(each -> each.copies(4).stream()).toList();
    }

    private static boolean shows(Browser browser, Map<String, ?> code) {
        browser.post("second-factor", code);
        return browser.hasSession();
    }

    private Browser trusts(Member member, Phone phone) {
        Browser browser = member.typesPassword(PASSWORD);
        assertThat(shows(browser, Map.of("code", member.nextCode(phone), "trust", true)))
                .isTrue();
        return browser;
    }

    /** Signs in anew, and says whether a code was asked for. */
    private static boolean isAsked(Member member, Browser browser) {
        browser.forgets("authjs.session-token");
        return member.typesPassword(browser, PASSWORD).location().endsWith("/auth/second-factor");
    }
}
