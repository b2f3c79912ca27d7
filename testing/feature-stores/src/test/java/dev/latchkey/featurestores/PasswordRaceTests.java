package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Application.AT_ONCE;
import static dev.latchkey.featurestores.Member.OTHER_PASSWORD;
import static dev.latchkey.featurestores.Member.PASSWORD;
import static dev.latchkey.featurestores.OnStore.winners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.passwords.Passwords;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to passwords at the same moment. */
interface PasswordRaceTests extends PasswordTests {

    /** How many new passwords one link may bring in an hour; all others are refused before the store is asked. */
    int NEW_PASSWORDS_AN_HOUR = 30;

    @Test
    @Tag("B32")
    default void a_link_to_a_new_password_counts_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        String token = forgets(ada);
        interrupted().meet("replaceValue", "mailed-secret", NEW_PASSWORDS_AN_HOUR - 1); // a sign-up begins with one

        assertThat(winners(browsers(), browser -> PasswordTests.resets(browser, token, OTHER_PASSWORD)))
                .isEqualTo(1);
        assertThat(ada.signsInWith(OTHER_PASSWORD)).isTrue();
    }

    @Test
    @Tag("B32")
    default void a_code_that_makes_an_account_counts_once_of_32_at_once() {
        String address = Member.newAddress();
        Browser browser = new Browser(application());
        String challenge = Member.signUp(browser, address).get("challenge");
        String code = application().outbox.code(address);

        assertThat(winners(
                        browser.copies(AT_ONCE),
                        each -> each.post("passwords/sign-up/code", Map.of("challenge", challenge, "code", code))
                                .isOk()))
                .isEqualTo(1);
        assertOneSession(address);
    }

    @Test
    @Tag("B32")
    default void a_link_that_makes_an_account_counts_once_of_32_at_once() {
        String address = Member.newAddress();
        Member.signUp(new Browser(application()), address);
        String token = application().outbox.token(address, "passwords/sign-up/link");
        interrupted().meet("replaceValue", "mailed-secret", NEW_PASSWORDS_AN_HOUR - 1); // a sign-up begins with one

        assertThat(winners(browsers(), browser -> PasswordTests.accepts(browser, "passwords/sign-up/link", token)))
                .isEqualTo(1);
        assertOneSession(address);
    }

    @Test
    @Tag("B32")
    default void an_invitation_counts_once_of_32_at_once() {
        String address = Member.newAddress();
        Passwords.of(application().auth).invite(address, Application.PUBLIC_URL + "/auth");
        String token = application().outbox.token(address, "passwords/invitation");
        interrupted().meet("replaceValue", "mailed-secret", NEW_PASSWORDS_AN_HOUR - 1); // a sign-up begins with one

        assertThat(winners(browsers(), browser -> PasswordTests.accepts(browser, "passwords/invitation", token)))
                .isEqualTo(1);
        assertOneSession(address);
    }

    private void assertOneSession(String address) {
        assertThat(application().auth.sessions().list(idAt(address))).hasSize(1);
    }

    @Test
    @Tag("B12")
    default void of_two_who_sign_up_with_one_address_at_the_same_moment_one_becomes_its_user() {
        String address = Member.newAddress();
        Browser one = new Browser(application());
        Browser other = new Browser(application());
        Map<String, String> first = signUp(one, address);
        Map<String, String> second = signUp(other, address);
        interrupted().before("createUser", () -> other.post("passwords/sign-up/code", second));

        one.post("passwords/sign-up/code", first);

        assertThat(other.isSignedIn()).isTrue();
        assertThat(one.isSignedIn()).isFalse();
        assertOneSession(address);
    }

    private Map<String, String> signUp(Browser browser, String address) {
        String challenge = Member.signUp(browser, address).get("challenge");
        return Map.of("challenge", challenge, "code", application().outbox.code(address));
    }

    @Test
    @Tag("S20")
    default void of_two_changes_of_a_password_at_the_same_moment_one_counts() {
        Member ada = Member.signedUp(application());
        Browser other = ada.typesPassword(PASSWORD);
        String theirs = "eleven drums behind the orchard";
        interrupted()
                .before(
                        "deleteSessions",
                        () -> assertThat(PasswordTests.changes(other, PASSWORD, theirs))
                                .isTrue());

        assertThat(PasswordTests.changes(ada.browser(), PASSWORD, OTHER_PASSWORD))
                .isFalse();

        assertThat(ada.signsInWith(theirs)).isTrue();
        assertThat(ada.signsInWith(OTHER_PASSWORD)).isFalse();
        assertThat(ada.browser().isSignedIn()).isFalse();
    }

    @Test
    @Tag("S20")
    default void a_password_that_is_changed_during_a_sign_in_signs_nobody_in() {
        for (boolean before : new boolean[] {true, false}) {
            Member ada = Member.signedUp(application());
            Browser thief = new Browser(application());
            thief.get("csrf");
            Runnable change = () -> assertThat(PasswordTests.changes(ada.browser(), PASSWORD, OTHER_PASSWORD))
                    .isTrue();
            if (before) {
                interrupted().before("createSession", change);
            } else {
                interrupted().after("createSession", change);
            }

            ada.typesPassword(thief, PASSWORD);

            assertThat(thief.hasSession()).as("before: " + before).isFalse();
            assertThat(application().auth.sessions().list(ada.id()))
                    .as("before: " + before)
                    .hasSize(1);
        }
    }

    @Test
    @Tag("B13")
    default void a_user_who_is_deleted_during_a_sign_in_is_not_signed_in() {
        Member ada = Member.signedUp(application());
        Browser late = new Browser(application());
        interrupted().before("createSession", () -> application().auth.users().delete(ada.id()));

        ada.typesPassword(late, PASSWORD);

        assertThat(late.hasSession()).isFalse();
        assertThat(store().sessions(ada.id())).isEmpty();
        assertThat(store().recordsOf(ada.id())).isEmpty();
    }

    @Test
    @Tag("B13")
    default void a_user_who_is_deleted_during_a_reset_is_not_made_anew() {
        Member ada = Member.signedUp(application());
        String token = forgets(ada);
        interrupted()
                .before(
                        "replaceRecord",
                        "password",
                        () -> application().auth.users().delete(ada.id()));

        assertThat(PasswordTests.resets(new Browser(application()), token, OTHER_PASSWORD))
                .isFalse();

        assertThat(store().userByEmail(ada.address())).isEmpty();
        assertThat(store().recordsOf(ada.id())).isEmpty();
    }
}
