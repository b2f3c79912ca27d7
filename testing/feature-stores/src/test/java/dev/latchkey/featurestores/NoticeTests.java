package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Application.AT_ONCE;
import static dev.latchkey.featurestores.Member.PASSWORD;
import static dev.latchkey.featurestores.OnStore.winners;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails about new browsers, and their link "This was not me". */
interface NoticeTests extends OnStore {

    @Test
    @Tag("B32")
    @Tag("S20")
    default void a_link_of_a_notice_counts_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        ada.typesPassword(PASSWORD);
        String token = token(ada);
        interrupted().meet("replaceValue", "mailed-secret", AT_ONCE);

        assertThat(winners(browsers(), browser -> wasNotMe(browser, token))).isEqualTo(1);

        assertThat(application().auth.sessions().list(ada.id())).isEmpty();
    }

    @Test
    @Tag("S7")
    default void a_sign_in_that_waits_ends_with_the_sessions_that_a_notice_ends() {
        Member ada = Member.signedUp(application());
        Phone phone = ada.setsUpApp();
        ada.typesPassword(PASSWORD).post("second-factor", Map.of("code", ada.nextCode(phone)));
        String token = token(ada);
        Browser thief = ada.typesPassword(PASSWORD);
        interrupted()
                .before(
                        "createSession",
                        () -> assertThat(wasNotMe(new Browser(application()), token))
                                .isTrue());

        thief.post("second-factor", Map.of("code", ada.nextCode(phone)));

        assertThat(thief.hasSession()).isFalse();
        assertThat(application().auth.sessions().list(ada.id())).isEmpty();
    }

    @Test
    @Tag("S7")
    default void a_password_counts_no_more_after_a_notice_was_not_the_users_until_it_is_reset() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = PasskeyUser.addedTo(ada);
        ada.typesPassword(PASSWORD);

        assertThat(wasNotMe(new Browser(application()), token(ada))).isTrue();

        assertThat(ada.signsInWith(PASSWORD)).isFalse();
        try (Application node = application().node()) {
            Browser there = new Browser(node);
            ada.typesPassword(there, PASSWORD);
            assertThat(there.isSignedIn()).isFalse();
        }
        Browser browser = new Browser(application());
        passkey.answers(browser, "authenticate", passkey.shows(browser));
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(browser.post("passkey/remove", Map.of("passkey", passkey.id()))
                        .status())
                .as("the password is no other way in")
                .isEqualTo(409);
        browser.post("passwords/forgot", Map.of("email", ada.address()));
        String reset = application().outbox.token(ada.address(), "passwords/reset");
        assertThat(PasswordTests.resets(browser, reset, OTHER_PASSWORD)).isTrue();
        assertThat(ada.signsInWith(OTHER_PASSWORD)).isTrue();
    }

    @Test
    @Tag("S7")
    default void a_sign_in_during_which_a_notice_was_not_the_users_gets_no_session() {
        for (boolean before : new boolean[] {true, false}) {
            Member ada = Member.signedUp(application());
            ada.typesPassword(PASSWORD);
            String token = token(ada);
            Browser thief = new Browser(application());
            thief.get("csrf");
            Runnable notMe = () ->
                    assertThat(wasNotMe(new Browser(application()), token)).isTrue();
            if (before) {
                interrupted().before("createSession", notMe);
            } else {
                interrupted().after("createSession", notMe);
            }

            ada.typesPassword(thief, PASSWORD);

            assertThat(thief.hasSession()).as("before: " + before).isFalse();
            assertThat(application().auth.sessions().list(ada.id()))
                    .as("before: " + before)
                    .isEmpty();
        }
    }

    @Test
    default void every_node_knows_the_browsers_of_a_user_until_a_notice_was_not_theirs() {
        Member ada = Member.signedUp(application());
        Browser other = ada.typesPassword(PASSWORD);
        int mails = application().outbox.sentTo(ada.address());
        ada.typesPassword(other, PASSWORD);
        try (Application node = application().node()) {
            ada.typesPassword(other.at(node), PASSWORD);
        }
        assertThat(application().outbox.sentTo(ada.address())).isEqualTo(mails);

        assertThat(wasNotMe(new Browser(application()), token(ada))).isTrue();

        assertThat(ada.kinds()).doesNotContain("security-notices-browsers");
        ada.typesPassword(other, PASSWORD);
        assertThat(application().outbox.sentTo(ada.address())).isEqualTo(mails + 1);
    }

    @Test
    default void a_link_of_a_notice_ends_after_seven_days() {
        Member ada = Member.signedUp(application());
        ada.typesPassword(PASSWORD);

        application().clock.pass(Duration.ofDays(7).plusMinutes(1));

        assertThat(wasNotMe(new Browser(application()), token(ada))).isFalse();
    }

    private String token(Member member) {
        return application().outbox.token(member.address(), "security-notices/not-me");
    }

    private static boolean wasNotMe(Browser browser, String token) {
        return browser.post("security-notices/not-me", Map.of("token", token)).isOk();
    }
}
