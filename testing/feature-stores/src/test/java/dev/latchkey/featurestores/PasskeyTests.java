package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Application.AT_ONCE;
import static dev.latchkey.featurestores.OnStore.winners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.passkeys.Passkeys;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of passkeys, and what counts once. */
interface PasskeyTests extends OnStore {

    @Test
    default void every_node_knows_a_passkey_until_its_user_removes_it() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = PasskeyUser.addedTo(ada);
        assertThat(passkey.signsIn()).isTrue();
        try (Application node = application().node()) {
            assertThat(new PasskeyUser(node, passkey.key()).signsIn()).isTrue();
            assertThat(Passkeys.of(node.auth).list(ada.id()))
                    .extracting(each -> each.lastUsed())
                    .containsExactly(application().clock.instant());
        }

        assertThat(removes(ada.browser(), passkey)).isEqualTo("removed");

        assertThat(passkey.signsIn()).isFalse();
        assertThat(ada.kinds()).contains("passkey-handle").doesNotContain("passkey");
    }

    @Test
    @Tag("S20")
    default void an_answer_to_a_challenge_signs_in_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = PasskeyUser.addedTo(ada);
        Browser browser = new Browser(application());
        String data = passkey.shows(browser);
        interrupted().meet("createToken", AT_ONCE);

        assertThat(winners(browser.copies(AT_ONCE), each -> {
                    passkey.answers(each, "authenticate", data);
                    return each.hasSession();
                }))
                .isEqualTo(1);
        assertThat(application().auth.sessions().list(ada.id()))
                .as("and the one of before")
                .hasSize(2);
    }

    @Test
    @Tag("S20")
    default void an_answer_to_a_challenge_adds_a_passkey_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = new PasskeyUser(application());
        String data = passkey.creates(ada.browser(), "action=register");
        interrupted().meet("createToken", AT_ONCE);

        assertThat(winners(
                        ada.browser().copies(AT_ONCE),
                        each -> !passkey.answers(each, "register", data).contains("error=")))
                .isEqualTo(1);
        assertThat(Passkeys.of(application().auth).list(ada.id())).hasSize(1);
    }

    @Test
    @Tag("S20")
    default void an_answer_to_a_challenge_makes_an_account_once_of_32_at_once() {
        String address = Member.newAddress();
        Browser browser = new Browser(application());
        PasskeyUser passkey = new PasskeyUser(application());
        String data = passkey.creates(browser, "email=" + address);
        interrupted().meet("createToken", AT_ONCE);

        assertThat(winners(browser.copies(AT_ONCE), each -> {
                    passkey.answers(each, "register", data);
                    return each.hasSession();
                }))
                .isEqualTo(1);
        assertThat(Passkeys.of(application().auth).list(idAt(address))).hasSize(1);
    }

    @Test
    default void a_challenge_ends_after_five_minutes() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = PasskeyUser.addedTo(ada);
        Browser browser = new Browser(application());
        String data = passkey.shows(browser);

        application().clock.pass(Duration.ofMinutes(6));

        assertThat(passkey.answers(browser, "authenticate", data)).contains("error=");
        assertThat(browser.hasSession()).isFalse();
    }

    @Test
    @Tag("S20")
    default void of_two_users_who_add_one_passkey_at_the_same_moment_one_has_it() {
        Member ada = Member.signedUp(application());
        Member grace = Member.signedUp(application());
        PasskeyUser passkey = new PasskeyUser(application());
        String adas = passkey.creates(ada.browser(), "action=register");
        String graces = passkey.creates(grace.browser(), "action=register");
        interrupted().before("addRecord", "passkey", () -> passkey.answers(grace.browser(), "register", graces));

        assertThat(passkey.answers(ada.browser(), "register", adas)).contains("error=");

        assertThat(Passkeys.of(application().auth).list(ada.id())).isEmpty();
        assertThat(Passkeys.of(application().auth).list(grace.id())).hasSize(1);
    }

    @Test
    @Tag("B13")
    default void a_passkey_that_is_removed_while_it_signs_in_signs_nobody_in() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = PasskeyUser.addedTo(ada);
        Browser thief = new Browser(application());
        String data = passkey.shows(thief);
        interrupted()
                .before(
                        "createSession",
                        () -> assertThat(removes(ada.browser(), passkey)).isEqualTo("removed"));

        passkey.answers(thief, "authenticate", data);

        assertThat(thief.hasSession()).isFalse();
        assertThat(application().auth.sessions().list(ada.id())).hasSize(1);
    }

    @Test
    @Tag("S7")
    default void a_passkey_that_is_added_while_all_sessions_end_goes_again() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = new PasskeyUser(application());
        String data = passkey.creates(ada.browser(), "action=register");
        interrupted()
                .after(
                        "addRecord",
                        "passkey",
                        () -> application().auth.sessions().revokeAll(ada.id()));

        passkey.answers(ada.browser(), "register", data);

        assertThat(Passkeys.of(application().auth).list(ada.id())).isEmpty();
        assertThat(passkey.signsIn()).isFalse();
    }

    @Test
    default void of_the_last_two_passkeys_that_a_user_removes_at_the_same_moment_one_stays() {
        for (String method : new String[] {"replaceRecord", "deleteRecord"}) {
            try (Application alone = application().withoutMail()) {
                Browser browser = new Browser(alone);
                String address = Member.newAddress();
                PasskeyUser phone = new PasskeyUser(alone);
                phone.answers(browser, "register", phone.creates(browser, "email=" + address));
                PasskeyUser laptop = new PasskeyUser(alone);
                laptop.answers(browser, "register", laptop.creates(browser, "action=register"));
                Browser other = browser.at(alone);
                interrupted().before(method, "passkey", () -> removes(other, phone));

                removes(browser, laptop);

                assertThat(Passkeys.of(alone.auth).list(idAt(address)))
                        .as(method)
                        .isNotEmpty();
                assertThat(phone.signsIn() || laptop.signsIn()).as(method).isTrue();
            }
        }
    }

    private static String removes(Browser browser, PasskeyUser passkey) {
        return browser.post("passkey/remove", Map.of("passkey", passkey.id())).get("result");
    }
}
