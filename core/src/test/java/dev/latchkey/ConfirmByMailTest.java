package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.guard.Authorized.recently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.provider.Mail;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody who is signed in confirms with a link or a code that goes to their own address. */
class ConfirmByMailTest {

    private static final Authorized RECENTLY = recently(Duration.ofMinutes(10));
    private static final String BACK = "http://localhost/orders?page=2";
    private static final String REFUSED = "/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%2Forders%3Fpage%3D2&error=";

    private final EmailSetup setup = new EmailSetup();
    private final EmailBrowser ada = signedInLongAgo(EmailSetup.ADA);

    @Test
    void a_code_that_was_mailed_to_their_own_address_confirms_it() {
        assertThat(ada.navigate("/auth/confirm").body()).contains("Send a mail to", EmailSetup.ADA);

        AuthResponse asked = confirm(ada, "email", "mallory@example.org");

        assertThat(location(asked)).startsWith("http://localhost/auth/confirm?callbackUrl=");
        Mail mail = setup.outbox.last();
        assertThat(mail.to()).isEqualTo(EmailSetup.ADA);
        assertThat(mail.subject()).isEqualTo(setup.outbox.code() + " – Confirm that it is you, at localhost");
        assertThat(mail.text()).doesNotContain("Sign in");
        assertThat(ada.navigate("/auth/confirm").body()).contains("A mail is on its way to", "name=\"code\"");
        assertThat(location(confirm(ada, "code", setup.outbox.code()))).isEqualTo(BACK);
        assertThat(ada.require(RECENTLY)).isEmpty();
        assertThat(setup.events).isEmpty();
    }

    @Test
    void opening_the_link_changes_nothing_and_its_form_confirms_it_once() {
        confirm(ada, "email", EmailSetup.ADA);
        String url = setup.outbox.last().url();

        AuthResponse page = ada.get(url);
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin"); // the address holds the token
        assertThat(page.status()).isEqualTo(200);
        assertThat(ada.require(RECENTLY)).isPresent();
        String token = Jsoup.parse(page.body()).select("input[name=token]").attr("value");
        assertThat(location(confirm(ada, "token", token))).isEqualTo(BACK);
        assertThat(ada.require(RECENTLY)).isEmpty();

        setup.advance(Duration.ofMinutes(11));
        assertThat(location(confirm(ada, "token", token))).endsWith(REFUSED + "Verification");
        assertThat(ada.require(RECENTLY)).isPresent();
    }

    @Test
    @Tag("S7")
    void neither_link_nor_code_signs_anybody_in() {
        confirm(ada, "email", EmailSetup.ADA);
        Mail mail = setup.outbox.last();
        String token = mail.url().replaceFirst(".*token=([0-9a-f]+).*", "$1");
        EmailBrowser stranger = setup.browser("10.0.0.9");

        assertThat(location(stranger.get(mail.url()))).startsWith("http://localhost/auth/signin?");
        stranger.post(
                "/auth/callback/email",
                Map.of("token", token, "email", EmailSetup.ADA, "csrfToken", stranger.csrfToken()));
        assertThat(stranger.isSignedIn()).isFalse();
        assertThat(location(ada.type(setup.outbox.code()))).contains("error=Verification");
        assertThat(ada.require(RECENTLY)).isPresent();
    }

    @Test
    @Tag("S7")
    void a_mail_to_sign_in_does_not_confirm() {
        ada.ask(EmailSetup.ADA, "/");
        Mail mail = setup.outbox.last();
        String token = mail.url().replaceFirst(".*token=([0-9a-f]+).*", "$1");

        assertThat(location(confirm(ada, "code", setup.outbox.code()))).endsWith(REFUSED + "Verification");
        assertThat(location(confirm(ada, "token", token))).endsWith(REFUSED + "Verification");
        assertThat(ada.require(RECENTLY)).isPresent();
    }

    @Test
    @Tag("S7")
    void a_link_of_another_user_confirms_nothing() {
        EmailBrowser mallory = signedInLongAgo("mallory@example.org");
        confirm(mallory, "email", "mallory@example.org");
        String token = setup.outbox.last().url().replaceFirst(".*token=([0-9a-f]+).*", "$1");

        assertThat(location(confirm(ada, "token", token))).endsWith(REFUSED + "Verification");
        assertThat(ada.require(RECENTLY)).isPresent();
    }

    @Test
    @Tag("S7")
    void a_link_is_not_used_up_for_a_session_that_another_node_has_ended() {
        Sessions sealed = Sessions.sealed().revocable(Duration.ofMinutes(5));
        EmailSetup here = new EmailSetup(provider -> provider, auth -> auth.sessions(sealed));
        Auth there = Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .clock(() -> here.now)
                .store(here.store.store())
                .sessions(sealed)
                .sessionsOnly()
                .build();
        EmailBrowser browser = here.browser("10.0.0.1");
        browser.ask(EmailSetup.ADA, "/");
        browser.follow(here.outbox.last().url());
        confirm(browser, "email", EmailSetup.ADA);
        String token = here.outbox.last().url().replaceFirst(".*token=([0-9a-f]+).*", "$1");
        String id = here.store
                .memory()
                .userByEmail(EmailSetup.ADA)
                .orElseThrow()
                .user()
                .id();
        there.sessions().revokeAll(id);
        assertThat(browser.isSignedIn()).isTrue(); // this node has cached that

        assertThat(location(confirm(browser, "token", token))).endsWith("/auth/signin?error=SessionRequired");

        browser.ask(EmailSetup.ADA, "/");
        browser.follow(here.outbox.last().url());
        assertThat(location(confirm(browser, "token", token))).isEqualTo(BACK);
    }

    @Test
    @Tag("B32")
    void a_code_is_guessed_five_times_at_most_and_only_where_it_was_asked_for() {
        confirm(ada, "email", EmailSetup.ADA);
        String code = setup.outbox.code();
        EmailBrowser elsewhere = setup.browser("10.0.0.9");
        elsewhere.ask(EmailSetup.ADA, "/");
        elsewhere.follow(setup.outbox.last().url());
        setup.advance(Duration.ofMinutes(9));

        assertThat(location(confirm(elsewhere, "code", code))).endsWith(REFUSED + "Verification");
        for (int i = 0; i < 5; i++) {
            assertThat(location(confirm(ada, "code", "00000000"))).endsWith(REFUSED + "Verification");
        }
        assertThat(location(confirm(ada, "code", code))).endsWith(REFUSED + "Verification");
        assertThat(ada.require(RECENTLY)).isPresent();
    }

    private EmailBrowser signedInLongAgo(String address) {
        EmailBrowser browser = setup.browser("10.0.0.1");
        browser.ask(address, "/");
        browser.follow(setup.outbox.last().url());
        assertThat(browser.isSignedIn()).isTrue();
        setup.advance(Duration.ofHours(1));
        assertThat(browser.require(RECENTLY)).isPresent();
        setup.events.clear();
        return browser;
    }

    private static AuthResponse confirm(EmailBrowser browser, String field, String value) {
        return browser.post(
                "/auth/confirm/email", Map.of(field, value, "callbackUrl", BACK, "csrfToken", browser.csrfToken()));
    }
}
