package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Application.AT_ONCE;
import static dev.latchkey.featurestores.OnStore.winners;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of an address, what undoes them, and what happens at the same moment. */
interface AddressTests extends OnStore {

    @Test
    @Tag("CVE-2026-32700")
    default void of_two_changes_of_an_address_at_the_same_moment_one_counts() {
        Member ada = Member.signedUp(application());
        String one = Member.newAddress();
        String other = Member.newAddress();
        String first = ada.asksFor(one);
        String second = ada.asksFor(other);
        interrupted()
                .before(
                        "replaceEmail",
                        () -> assertThat(ada.proves(second, other)).isEqualTo("email-changed"));

        assertThat(ada.proves(first, one)).isEqualTo("email-not-changed");

        assertThat(idAt(other)).isEqualTo(ada.id());
        assertThat(store().userByEmail(one)).isEmpty();
        assertThat(store().userByEmail(ada.address())).isEmpty();
        assertThat(undoes(ada)).isEqualTo("undone");
        assertThat(idAt(ada.address())).isEqualTo(ada.id());
    }

    @Test
    @Tag("CVE-2026-32700")
    default void a_sign_in_by_the_old_address_during_a_change_signs_nobody_in() {
        Member ada = Member.signedUp(application());
        String next = Member.newAddress();
        String challenge = ada.asksFor(next);
        Browser late = new Browser(application());
        late.post("signin/email", Map.of("email", ada.address()));
        String code = application().outbox.code(ada.address());
        interrupted()
                .before(
                        "createSession",
                        () -> assertThat(ada.proves(challenge, next)).isEqualTo("email-changed"));

        late.post("callback/email", Map.of("code", code));

        assertThat(late.hasSession()).isFalse();
        assertThat(application().auth.sessions().list(ada.id())).hasSize(1);
    }

    @Test
    @Tag("CVE-2026-32700")
    default void a_user_who_is_deleted_during_a_change_gets_no_address() {
        Member ada = Member.signedUp(application());
        String next = Member.newAddress();
        String challenge = ada.asksFor(next);
        interrupted().before("replaceEmail", () -> application().auth.users().delete(ada.id()));

        assertThat(ada.proves(challenge, next)).isEqualTo("email-not-changed");

        assertThat(store().user(ada.id())).isEmpty();
        assertThat(store().userByEmail(next)).isEmpty();
        assertThat(store().recordsOf(ada.id())).isEmpty();
    }

    @Test
    @Tag("CVE-2026-32700")
    default void a_session_that_ends_during_a_change_changes_nothing() {
        Member ada = Member.signedUp(application());
        String next = Member.newAddress();
        String challenge = ada.asksFor(next);
        interrupted().before("replaceEmail", () -> application().auth.users().endSessions(ada.id()));

        assertThat(ada.proves(challenge, next)).isEqualTo("email-not-changed");

        assertThat(idAt(ada.address())).isEqualTo(ada.id());
        assertThat(store().userByEmail(next)).isEmpty();
        assertThat(ada.kinds()).doesNotContain("address-change");
    }

    @Test
    @Tag("B32")
    default void a_link_to_a_new_address_counts_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        String next = Member.newAddress();
        ada.asksFor(next);
        String token = application().outbox.token(next, "account/email/confirm");
        interrupted().meet("replaceValue", "mailed-secret", AT_ONCE);

        assertThat(winners(
                        ada.browser().copies(AT_ONCE),
                        each -> each.post("account/email/confirm", Map.of("token", token))
                                .get("result")
                                .equals("email-changed")))
                .isEqualTo(1);
        assertThat(idAt(next)).isEqualTo(ada.id());
    }

    @Test
    @Tag("B32")
    default void a_code_for_a_new_address_counts_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        String next = Member.newAddress();
        String challenge = ada.asksFor(next);
        String code = application().outbox.code(next);

        assertThat(winners(
                        ada.browser().copies(AT_ONCE),
                        each -> each.post("account/email/confirm", Map.of("challenge", challenge, "code", code))
                                .get("result")
                                .equals("email-changed")))
                .isEqualTo(1);
        assertThat(idAt(next)).isEqualTo(ada.id());
    }

    @Test
    @Tag("B32")
    default void a_link_that_undoes_a_change_counts_once_of_32_at_once() {
        Member ada = Member.signedUp(application());
        ada.movesTo(Member.newAddress());
        String token = undo(ada);

        assertThat(winners(browsers(), browser -> undoes(browser, token).equals("undone")))
                .isEqualTo(1);
        assertThat(idAt(ada.address())).isEqualTo(ada.id());
        assertThat(application().auth.sessions().list(ada.id())).isEmpty();
    }

    @Test
    @Tag("CVE-2026-32700")
    default void of_two_who_undo_a_change_at_the_same_moment_none_gives_the_new_address_back() {
        Member ada = Member.signedUp(application());
        ada.movesTo(Member.newAddress());
        interrupted()
                .before(
                        "deleteRecord",
                        "address-change",
                        () -> assertThat(undoes(ada)).isEqualTo("undone"));

        assertThat(undoes(ada)).isEqualTo("not-undone");

        assertThat(idAt(ada.address())).isEqualTo(ada.id());
    }

    @Test
    @Tag("CVE-2026-32700")
    default void of_two_links_at_the_same_moment_that_of_the_earlier_change_counts() {
        Member ada = Member.signedUp(application());
        Member thief = ada.movesTo(Member.newAddress());
        thief.movesTo(Member.newAddress());
        interrupted().before("deleteRecord", "address-change", () -> undoes(thief));

        assertThat(undoes(ada)).isEqualTo("undone");

        assertThat(idAt(ada.address())).isEqualTo(ada.id());
        assertThat(undoes(thief)).isEqualTo("not-undone");
    }

    @Test
    @Tag("S7")
    default void a_password_counts_no_more_after_a_change_is_undone_until_it_is_reset() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = PasskeyUser.addedTo(ada);
        Member thief = ada.movesTo(Member.newAddress());
        thief.browser().post("passwords/change", Map.of("password", Member.OTHER_PASSWORD));

        assertThat(undoes(ada)).isEqualTo("undone");

        assertThat(ada.signsInWith(Member.OTHER_PASSWORD)).isFalse();
        assertThat(passkey.signsIn()).as("what was there before stays").isTrue();
        new Browser(application()).post("passwords/forgot", Map.of("email", ada.address()));
        String reset = application().outbox.token(ada.address(), "passwords/reset");
        assertThat(PasswordTests.resets(new Browser(application()), reset, Member.PASSWORD))
                .isTrue();
        assertThat(ada.signsInWith(Member.PASSWORD)).isTrue();
    }

    @Test
    default void a_change_can_be_undone_for_seven_days() {
        Member ada = Member.signedUp(application());
        ada.movesTo(Member.newAddress());
        assertThat(ada.kinds()).contains("address-change");

        application().clock.pass(Duration.ofDays(7).plusMinutes(1));

        assertThat(undoes(ada)).isEqualTo("not-undone");
    }

    /** The token in the mail to the old address. */
    private String undo(Member member) {
        return application().outbox.token(member.address(), "account/email/undo");
    }

    private String undoes(Member member) {
        return undoes(new Browser(application()), undo(member));
    }

    private static String undoes(Browser browser, String token) {
        return browser.post("account/email/undo", Map.of("token", token)).get("result");
    }
}
