package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Member.OTHER_PASSWORD;
import static dev.latchkey.featurestores.Member.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.passwords.Passwords;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of passwords. */
interface PasswordTests extends OnStore {

    @Test
    default void a_password_outlasts_sessions_and_an_address_and_every_node_knows_it() {
        Member ada = Member.signedUp(application());
        application().auth.sessions().revokeAll(ada.id());
        ada.typesPassword(ada.browser(), PASSWORD);
        Member moved = ada.movesTo(Member.newAddress());

        assertThat(moved.signsInWith(PASSWORD)).isTrue();
        assertThat(ada.signsInWith(PASSWORD)).as("by the old address").isFalse();
        assertThat(moved.signsInWith(OTHER_PASSWORD)).isFalse();
        try (Application node = application().node()) {
            Browser there = new Browser(node);
            moved.typesPassword(there, PASSWORD);
            assertThat(there.isSignedIn()).isTrue();
            assertThat(ada.browser().at(node).isSignedIn()).isTrue();
        }
    }

    @Test
    default void a_new_password_takes_the_place_of_the_old_one_and_ends_the_other_sessions_but_no_link() {
        Member ada = Member.signedUp(application());
        Browser other = ada.typesPassword(PASSWORD);
        String link = forgets(ada);

        assertThat(changes(ada.browser(), PASSWORD, OTHER_PASSWORD)).isTrue();

        assertThat(ada.browser().isSignedIn()).isTrue();
        assertThat(other.isSignedIn()).isFalse();
        assertThat(ada.signsInWith(PASSWORD)).isFalse();
        assertThat(ada.signsInWith(OTHER_PASSWORD)).isTrue();
        assertThat(resets(new Browser(application()), link, PASSWORD))
                .as("the mailbox has the last word")
                .isTrue();
        assertThat(ada.browser().isSignedIn()).isFalse();
    }

    @Test
    default void links_and_codes_end() {
        Member ada = Member.signedUp(application());
        String reset = forgets(ada);
        String guest = Member.newAddress();
        Browser browser = new Browser(application());
        String challenge = Member.signUp(browser, guest).get("challenge");
        String invited = Member.newAddress();
        Passwords.of(application().auth).invite(invited, Application.PUBLIC_URL + "/auth");

        application().clock.pass(Duration.ofMinutes(11));

        assertThat(resets(browser, reset, OTHER_PASSWORD)).isFalse();
        String code = application().outbox.code(guest);
        assertThat(browser.post("passwords/sign-up/code", Map.of("challenge", challenge, "code", code))
                        .isOk())
                .isFalse();
        String invitation = application().outbox.token(invited, "passwords/invitation");
        assertThat(browser.get("passwords/invitation?token=" + invitation).isOk())
                .isTrue();
        application().clock.pass(Duration.ofDays(7));
        assertThat(accepts(browser, "passwords/invitation", invitation)).isFalse();
        assertThat(store().userByEmail(guest)).isEmpty();
        assertThat(store().userByEmail(invited)).isEmpty();
    }

    /** Asks for the link with which a user sets a new password; returns its token. */
    default String forgets(Member member) {
        new Browser(application()).post("passwords/forgot", Map.of("email", member.address()));
        return application().outbox.token(member.address(), "passwords/reset");
    }

    static boolean resets(Browser browser, String token, String password) {
        return browser.post("passwords/reset", Map.of("token", token, "password", password))
                .isOk();
    }

    static boolean changes(Browser browser, String current, String password) {
        return browser.post("passwords/change", Map.of("current", current, "password", password))
                .isOk();
    }

    /** Becomes a user by a link from a mail. */
    static boolean accepts(Browser browser, String path, String token) {
        browser.post(path, Map.of("token", token, "name", "Ada Lindqvist", "password", PASSWORD));
        return browser.hasSession();
    }
}
