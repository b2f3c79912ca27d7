package dev.latchkey.securitynotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.securitynotices.Mailbox.Letter;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sign-in from a browser that the user has not used before. */
class NewBrowserTest {

    private static final String NEW_SIGN_IN = "New sign-in to Acme Orders";

    private final Application application = Application.standard();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_new_user_gets_no_mail_about_the_browser_that_signs_up() {
        application.signedIn("ada");

        assertThat(application.mailbox.letters()).isEmpty();
    }

    @Test
    void another_browser_is_mailed_with_what_when_and_where() {
        application.signedIn("ada");
        application.signedIn("ada");

        Letter letter = application.mailbox.last();
        assertThat(letter.to()).isEqualTo("ada@example.org");
        assertThat(letter.subject()).isEqualTo(NEW_SIGN_IN);
        assertThat(asOnEveryJdk(letter.text())).startsWith("""
                        Was this you?

                        Somebody signed in to your account with Work, in a browser that you have not used there before.

                        When: November 1, 2026 at 2:05 PM UTC

                        Browser: Firefox on Linux

                        Network address: 127.0.0.1

                        If this was you, you have nothing to do.

                        This was not me
                        http://localhost:""");
        assertThat(letter.text()).endsWith("\n\nThe link works once, within 7 days. It signs nobody in.\n");
        assertThat(letter.link()).startsWith(application.url() + "/auth/security-notices/not-me?token=");
        assertThat(Jsoup.parse(letter.html()).text())
                .contains("Browser: Firefox on Linux")
                .doesNotContain("ada@example.org");
    }

    @Test
    void the_mail_names_the_second_step_that_was_truly_used() {
        Map<String, String> words = Map.of(
                "backup-code", "a backup code",
                "otp", "a code of your authenticator app",
                "recovery", "a recovery by mail",
                "hwk", "a passkey",
                "riddle", "another step");
        words.forEach((method, said) -> {
            try (Application asking = Application.with(Store.inMemory(), auth -> auth.with(new OneStep(method)))) {
                for (int i = 0; i < 2; i++) {
                    Visitor ada = new Visitor(asking, Visitor.FIREFOX);
                    asking.work.signInAs("ada");
                    ada.post("/auth/signin/work", Map.of("callbackUrl", "/"));
                    assertThat(ada.isSignedIn()).isFalse();
                    ada.post(OneStep.PATH, Map.of());
                    assertThat(ada.isSignedIn()).isTrue();
                }
                assertThat(asking.mailbox.subjects()).containsExactly(NEW_SIGN_IN);
                assertThat(asking.mailbox.last().text())
                        .contains("Somebody signed in to your account with Work and " + said + ", in a browser");
            }
        });
    }

    private static String asOnEveryJdk(String text) {
        return text.replaceAll("2026.{1,4}2:05.PM", "2026 at 2:05 PM");
    }

    @Test
    void a_browser_is_mailed_once_however_often_it_signs_in() {
        Visitor first = application.signedIn("ada");
        Visitor second = application.signedIn("ada");
        for (int i = 0; i < 3; i++) {
            first.signsIn("ada");
            second.signsIn("ada");
        }

        assertThat(application.mailbox.subjects()).containsExactly(NEW_SIGN_IN);
    }

    @Test
    void a_browser_stays_known_while_others_come_and_go() {
        Visitor ada = application.signedIn("ada");
        for (int i = 0; i < 40; i++) {
            application.signedIn("ada");
            application.pass(Duration.ofDays(1));
            if (i % 10 == 9) {
                ada.signsIn("ada");
            }
        }
        int before = application.mailbox.letters().size();
        ada.signsIn("ada");

        assertThat(before).isEqualTo(40);
        assertThat(application.mailbox.letters()).hasSize(before);
    }

    @Test
    void two_users_of_one_browser_are_both_known_there() {
        application.signedIn("grace");
        Visitor shared = application.signedIn("ada");
        shared.signsIn("grace");
        assertThat(application.mailbox.last().to()).isEqualTo("grace@example.org");

        shared.signsIn("ada").signsIn("grace").signsIn("ada");
        assertThat(application.mailbox.letters()).hasSize(1);
    }

    @Test
    void a_thief_with_a_browser_of_their_own_is_noticed() {
        application.signedIn("ada");
        Visitor thief = application.signedIn("grace");
        thief.signsIn("ada");

        assertThat(application.mailbox.last().to()).isEqualTo("ada@example.org");
    }

    @Test
    void a_mark_that_a_thief_puts_into_the_users_browser_is_never_one_of_the_users() {
        Visitor thief = application.signedIn("grace");
        new Visitor(application, Visitor.FIREFOX).withMark(thief.mark()).signsIn("ada");
        assertThat(application.mailbox.letters()).isEmpty();

        thief.signsIn("ada");
        assertThat(application.mailbox.subjects()).containsExactly(NEW_SIGN_IN);
    }

    @Test
    void a_mark_nobody_gave_out_is_a_new_browser_and_breaks_nothing() {
        application.signedIn("ada");
        for (String mark : List.of(".", "x".repeat(4_000), "A".repeat(32), ("B".repeat(32) + ".").repeat(100))) {
            new Visitor(application, Visitor.FIREFOX).withMark(mark).signsIn("ada");
        }

        assertThat(application.mailbox.letters()).hasSize(4);
    }

    @Test
    void the_cookie_is_for_no_script_and_for_this_host_alone() {
        Visitor ada = application.signedIn("ada");

        assertThat(ada.cookies())
                .filteredOn(cookie -> cookie.getName().equals("authjs.browser"))
                .singleElement()
                .satisfies(cookie -> {
                    assertThat(cookie.isHttpOnly()).isTrue();
                    assertThat(cookie.getPath()).isEqualTo("/");
                    assertThat(cookie.getMaxAge())
                            .isEqualTo(Duration.ofDays(365).toSeconds());
                });
    }

    @Test
    void a_flood_of_sign_ins_fills_no_mailbox() {
        application.signedIn("ada");
        for (int i = 0; i < 20; i++) {
            application.signedIn("ada");
        }
        assertThat(application.mailbox.letters()).hasSize(5);

        application.pass(Duration.ofHours(1));
        application.signedIn("ada");
        assertThat(application.mailbox.letters()).hasSize(6);
    }

    @Test
    void a_flood_hides_neither_another_kind_of_event_nor_those_of_another_user() {
        application.signedIn("grace");
        Visitor ada = application.signedIn("ada");
        for (int i = 0; i < 20; i++) {
            application.signedIn("ada");
        }
        application.signedIn("grace");
        assertThat(application.mailbox.lettersTo("grace@example.org")).hasSize(1);

        ada.links("ada");
        assertThat(application.mailbox.lastTo("ada@example.org").subject())
                .isEqualTo("A new way to sign in to Acme Orders");
    }

    @Test
    @Tag("B12")
    void an_address_that_is_not_proved_gets_no_mail() {
        new Visitor(application, Visitor.FIREFOX).signsInAtHome("ada");
        new Visitor(application, Visitor.FIREFOX).signsInAtHome("ada");

        assertThat(application.mailbox.letters()).isEmpty();
    }

    @Test
    @Tag("A4")
    void nothing_that_a_client_writes_gets_into_a_mail() {
        application.signedIn("ada");
        for (String userAgent : List.of(
                "<a href='https://evil.example'>click</a>/1.0", "evil.example/1.0", "Visit us now!! [evil] Bot/1.0")) {
            new Visitor(application, userAgent).signsIn("ada");
            Letter letter = application.mailbox.last();
            assertThat(letter.text()).doesNotContain("evil").doesNotContain("!!");
            assertThat(letter.html()).doesNotContain("evil").doesNotContain("!!");
        }
    }

    @Test
    @Tag("B10")
    void of_an_ipv6_address_the_mail_names_the_network() {
        try (Application proxied = Application.behindProxy()) {
            proxied.signedIn("ada");
            new Visitor(proxied, Visitor.FIREFOX)
                    .sending("X-Forwarded-For", "2001:db8:1:2:3:4:5:6")
                    .signsIn("ada");

            assertThat(proxied.mailbox.last().text()).contains("Network address: 2001:db8:1:2::/64\n");
        }
    }
}
