package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Secret;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A link counts where it came from. */
class SeveralEmailProvidersTest {

    private static final String VERIFICATION = "http://localhost/auth/error?error=Verification";

    private final Outbox staffOutbox = new Outbox();
    private final EmailSetup setup = new EmailSetup(
            provider -> provider,
            auth -> auth.provider(
                    EmailProvider.of(staffOutbox).named("staff", "Staff").from("staff@example.org")));
    private final EmailBrowser browser = setup.browser("192.0.2.1");

    @Test
    @Tag("B26")
    void a_link_counts_only_at_the_provider_that_sent_it() {
        browser.ask(ADA, HOME);
        String url = setup.outbox.last().url();

        assertThat(location(browser.follow(url.replace("/callback/email", "/callback/staff"))))
                .isEqualTo(VERIFICATION);
        assertThat(browser.isSignedIn()).isFalse();

        browser.follow(url);
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B26")
    void a_code_counts_only_at_the_provider_that_sent_it() {
        browser.ask(ADA, HOME);
        Map<String, String> form =
                Map.of("code", String.valueOf(setup.outbox.last().code()), "csrfToken", browser.csrfToken());
        assertThat(location(browser.post("/auth/callback/staff", form))).isEqualTo(VERIFICATION);
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void a_link_of_authjs_which_does_not_say_who_sent_it_counts_where_there_is_one_provider() {
        for (EmailSetup at : List.of(setup, new EmailSetup())) {
            EmailBrowser visitor = at.browser("192.0.2.2");
            String token = "a".repeat(64);
            KeyRing keys =
                    new KeyRing(List.of(Secret.of(EmailSetup.SECRET)), new Randoms(new SecureRandom()), () -> at.now);
            String hash = keys.mailTokenHashes().of(token);
            at.store.memory().createToken(ADA, hash, at.now.plus(Duration.ofMinutes(5)));

            Map<String, String> form = Map.of("email", ADA, "token", token, "csrfToken", visitor.csrfToken());
            visitor.post("/auth/callback/email", form);

            assertThat(visitor.isSignedIn()).isEqualTo(at != setup);
        }
    }
}
