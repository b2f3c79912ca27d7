package dev.latchkey;

import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What somebody sees who opens a link of a sign-in mail once more. */
class UsedEmailLinkTest {

    private static final String VERIFICATION = "http://localhost/auth/error?error=Verification";

    private final EmailSetup setup = new EmailSetup();
    private final EmailBrowser browser = setup.browser("192.0.2.1");
    private final EmailBrowser other = setup.browser("192.0.2.2");

    private String mailed() {
        browser.ask(ADA, HOME);
        return setup.outbox.last().url();
    }

    @Test
    void a_link_that_was_used_says_so_at_once() {
        String url = mailed();
        browser.follow(url);

        assertThat(other.get(url).header("Location")).startsWith(VERIFICATION + "&reason=link_used&ref=");
        assertThat(other.isSignedIn()).isFalse();
    }

    @Test
    void a_link_whose_code_was_used_says_so_too() {
        String url = mailed();
        browser.type(setup.outbox.code());

        assertThat(other.get(url).header("Location")).startsWith(VERIFICATION + "&reason=link_used&ref=");
    }

    @Test
    void nobody_learns_which_links_were_sent_and_not_used() {
        String url = mailed();

        assertThat(other.get(url.replaceFirst("token=.", "token=x")).status()).isEqualTo(200);
        assertThat(other.get(url).status()).isEqualTo(200);
    }

    @Test
    void a_store_that_cannot_note_the_use_stops_no_sign_in() {
        String url = mailed();
        setup.store.before("replaceValue", () -> {
            throw new IllegalStateException("the database is down");
        });

        browser.follow(url);

        assertThat(browser.isSignedIn()).isTrue();
    }
}
