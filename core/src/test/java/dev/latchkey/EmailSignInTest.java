package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.EmailBrowser.shape;
import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.callback.SignInDecision;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.CustomPages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.WatchedStore.Failing;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in by e-mail from the form to the session, without a network. */
class EmailSignInTest {

    private static final String VERIFICATION = "http://localhost/auth/error?error=Verification";

    private final EmailSetup setup = new EmailSetup();
    private final Outbox outbox = setup.outbox;
    private final EmailBrowser browser = setup.browser("192.0.2.1");
    private final EmailBrowser other = setup.browser("192.0.2.2");

    @Test
    void a_link_signs_in_and_leads_back_to_where_it_began() {
        AuthResponse asked = browser.ask("  Ada@Example.org ", HOME);
        assertThat(location(asked)).isEqualTo("http://localhost/auth/verify-request?provider=email&type=email");
        Mail mail = outbox.last();
        assertThat(mail.to()).isEqualTo(ADA);
        assertThat(mail.url())
                .matches("http://localhost/auth/callback/email\\?callbackUrl=http%3A%2F%2Flocalhost%2Forders%3Fopen%3D1"
                        + "&token=[0-9a-f]{64}&email=ada%40example.org");

        AuthResponse arrived = browser.follow(mail.url());

        assertThat(location(arrived)).isEqualTo("http://localhost" + HOME);
        assertThat(browser.session()).contains("\"email\":\"" + ADA + "\"");
        StoredUser user = setup.store.memory().userByEmail(ADA).orElseThrow();
        assertThat(user.emailVerified()).isEqualTo(setup.now);
        assertThat(setup.store.memory().accounts(user.user().id())).isEmpty();
        assertThat(setup.events)
                .extracting(Object::getClass)
                .startsWith(AuthEvent.UserCreated.class, AuthEvent.SignedIn.class);
    }

    @Test
    void a_code_signs_in_the_browser_that_asked() {
        browser.ask(ADA, HOME);

        AuthResponse arrived =
                browser.type(outbox.code().substring(0, 4) + " " + outbox.code().substring(4));

        assertThat(location(arrived)).isEqualTo("http://localhost" + HOME);
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(browser.has("authjs.email")).isFalse();
    }

    @Test
    void a_code_is_nothing_in_another_browser() {
        browser.ask(ADA, HOME);
        assertThat(location(other.type(outbox.code()))).isEqualTo(VERIFICATION);
        other.ask("eve@example.org", "/");
        assertThat(location(other.type(setup.outbox.mails().get(0).code() + "")))
                .contains("error=Verification");
        assertThat(other.isSignedIn()).isFalse();
    }

    @Test
    void the_page_goes_on_by_itself_only_where_the_mail_was_asked_for() {
        browser.ask(ADA, HOME);
        AuthResponse here = browser.get(outbox.last().url());
        AuthResponse elsewhere = other.get(outbox.last().url());

        assertThat(here.body()).contains("<script>");
        assertThat(here.header("Content-Security-Policy")).contains("script-src 'sha256-");
        assertThat(here.header("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(elsewhere.body()).doesNotContain("<script>").contains(ADA);
        assertThat(other.isSignedIn()).isFalse();
        assertThat(location(other.submit(elsewhere))).isEqualTo("http://localhost" + HOME);
        assertThat(other.isSignedIn()).isTrue();
    }

    @Test
    void the_link_of_an_earlier_mail_does_not_go_on_by_itself() {
        browser.ask(ADA, HOME);
        String first = outbox.last().url();
        browser.ask("bob@example.org", HOME);

        assertThat(browser.get(first).body()).doesNotContain("<script>").contains(ADA);
    }

    @Test
    void opening_a_link_uses_nothing_up() {
        browser.ask(ADA, HOME);
        String url = outbox.last().url();
        setup.store.asked();
        for (int i = 0; i < 3; i++) {
            assertThat(other.head(url).status()).isEqualTo(200);
            assertThat(other.get(url).status()).isEqualTo(200);
            assertThat(browser.get(url).status()).isEqualTo(200);
        }
        assertThat(setup.store.asked()).containsOnly("value");
        browser.follow(url);
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B26")
    void link_and_code_are_one_challenge_that_counts_once() {
        browser.ask(ADA, HOME);
        String url = outbox.last().url();
        AuthResponse page = other.get(url);
        browser.follow(url);

        assertThat(location(other.submit(page))).isEqualTo(VERIFICATION);
        assertThat(location(other.follow(url))).isEqualTo(VERIFICATION);
        assertThat(other.isSignedIn()).isFalse();

        browser.ask(ADA, HOME);
        browser.type(outbox.code());
        assertThat(location(other.follow(outbox.last().url()))).isEqualTo(VERIFICATION);
    }

    @Test
    @Tag("B26")
    void a_link_is_used_up_also_if_the_application_then_refuses() {
        EmailSetup strict = new EmailSetup(
                provider -> provider,
                auth -> auth.onSignIn(attempt -> {
                    if (attempt.verificationRequest()) {
                        return SignInDecision.allow();
                    }
                    throw new IllegalStateException("later steps fail");
                }));
        EmailBrowser visitor = strict.browser("192.0.2.1");
        visitor.ask(ADA, HOME);
        String url = strict.outbox.last().url();

        assertThat(location(visitor.follow(url))).endsWith("/auth/error?error=AccessDenied");
        assertThat(location(visitor.follow(url))).isEqualTo(VERIFICATION);
        assertThat(visitor.isSignedIn()).isFalse();
        assertThat(strict.store.memory().userByEmail(ADA)).isEmpty();
    }

    @Test
    void at_the_end_of_its_time_a_link_counts_no_more() {
        browser.ask(ADA, HOME);
        AuthResponse page = browser.get(outbox.last().url());
        setup.advance(Duration.ofMinutes(10).minusMillis(1));
        browser.submit(page);
        assertThat(browser.isSignedIn()).isTrue();

        other.ask(ADA, HOME);
        setup.advance(Duration.ofMinutes(10));
        assertThat(location(other.follow(outbox.last().url()))).isEqualTo(VERIFICATION);
        assertThat(location(other.follow(outbox.last().url()))).isEqualTo(VERIFICATION);
        assertThat(other.isSignedIn()).isFalse();
    }

    @Test
    void a_code_counts_ten_minutes_however_long_the_link_does() {
        EmailSetup slow = new EmailSetup(provider -> provider.maxAge(Duration.ofHours(24)), auth -> auth);
        EmailBrowser visitor = slow.browser("192.0.2.1");
        visitor.ask(ADA, HOME);
        slow.advance(Duration.ofMinutes(10));

        assertThat(location(visitor.type(slow.outbox.code()))).isEqualTo(VERIFICATION);
        slow.advance(Duration.ofHours(23));
        visitor.follow(slow.outbox.last().url());
        assertThat(visitor.isSignedIn()).isTrue();
    }

    @Test
    @Tag("A8")
    @Tag("A9")
    void a_link_belongs_to_its_address() {
        browser.ask(ADA, HOME);
        String ada = outbox.last().url();
        other.ask("eve@example.org", HOME);
        String eve = outbox.last().url();

        assertThat(location(other.follow(eve.replace("eve%40", "ada%40")))).isEqualTo(VERIFICATION);
        assertThat(location(other.follow(ada.replaceFirst("token=[0-9a-f]+", "token=" + "0".repeat(64)))))
                .isEqualTo(VERIFICATION);
        assertThat(location(other.get(ada.replaceFirst("token=[0-9a-f]+", "token="))))
                .isEqualTo(VERIFICATION);
        assertThat(location(other.post("/auth/callback/email", Map.of("email", ADA, "csrfToken", other.csrfToken()))))
                .isEqualTo(VERIFICATION);
        assertThat(other.isSignedIn()).isFalse();
        browser.follow(ada);
        assertThat(browser.session()).contains(ADA);
    }

    @Test
    void a_form_without_its_csrf_token_uses_nothing_up() {
        browser.ask(ADA, HOME);
        String token = outbox.last().url().replaceFirst(".*token=([0-9a-f]+).*", "$1");
        Map<String, String> fields = Map.of("email", ADA, "token", token, "csrfToken", "no");
        assertThat(location(browser.post("/auth/callback/email", fields))).endsWith("/auth/signin?error=MissingCSRF");
        assertThat(location(browser.post("/auth/signin/email", Map.of("email", ADA))))
                .endsWith("/auth/signin?error=MissingCSRF");
        assertThat(outbox.mails()).hasSize(1);
        browser.follow(outbox.last().url());
        assertThat(browser.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @Tag("A2")
    @Tag("A3")
    @ValueSource(
            strings = {
                "",
                "ada",
                "\"e@attacker.com\"@victim.com",
                "a@x.io,b@y.io",
                "a@x.io;b@y.io",
                "a@x.io\r\nBcc: b@y.io",
                "a@b@c.io",
                "Ada <a@x.io>"
            })
    void what_is_not_one_address_is_refused_and_nothing_is_stored(String email) {
        setup.store.asked();
        assertThat(location(browser.ask(email, HOME))).isEqualTo("http://localhost/auth/signin?error=EmailSignin");
        assertThat(outbox.mails()).isEmpty();
        assertThat(setup.store.asked()).isEmpty();
    }

    @Test
    void the_page_knows_where_the_mail_went_from_its_own_cookie_alone() {
        browser.ask(ADA, HOME);
        Document page = Jsoup.parse(browser.get("/auth/verify-request?provider=email&type=email&email=eve@example.org")
                .body());
        assertThat(page.text()).contains(ADA).doesNotContain("eve@");
        assertThat(page.select("input[name=code]")).hasSize(1);

        Document elsewhere =
                Jsoup.parse(other.get("/auth/verify-request?provider=email&type=email&email=eve@example.org")
                        .body());
        assertThat(elsewhere.text()).contains("Check your mail").doesNotContain("@");
        assertThat(elsewhere.select("form")).isEmpty();
    }

    @Test
    void without_codes_there_is_a_link_only() {
        EmailSetup plain = new EmailSetup(EmailProvider::withoutCode, auth -> auth);
        EmailBrowser visitor = plain.browser("192.0.2.1");
        visitor.ask(ADA, HOME);

        assertThat(plain.outbox.last().code()).isNull();
        assertThat(plain.outbox.last().text()).doesNotContain("code");
        assertThat(visitor.get("/auth/verify-request?provider=email&type=email").body())
                .doesNotContain("name=\"code\"");
        assertThat(location(visitor.type("12345678"))).isEqualTo(VERIFICATION);
        visitor.follow(plain.outbox.last().url());
        assertThat(visitor.isSignedIn()).isTrue();
    }

    @Test
    void a_custom_page_gets_the_parameters_of_the_built_in_one() {
        EmailSetup own = new EmailSetup(
                provider -> provider, auth -> auth.pages(CustomPages.none().verifyRequest("/check-mail")));
        EmailBrowser visitor = own.browser("192.0.2.1");
        String page = location(visitor.ask(ADA, HOME));
        assertThat(location(visitor.get(page))).isEqualTo("http://localhost/check-mail?provider=email&type=email");
        String wrong = location(visitor.type(own.outbox.wrongCode()));
        assertThat(location(visitor.get(wrong))).endsWith("/check-mail?provider=email&type=email&error=Verification");
    }

    @Test
    void the_browser_client_gets_the_same_as_json() {
        AuthResponse answer = browser.send(
                FakeRequest.post("/auth/signin/email?", "email=ada%40example.org&csrfToken=" + browser.csrfToken())
                        .header("X-Auth-Return-Redirect", "1"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"url\":\"http://localhost/auth/verify-request?provider=email&type=email\"}");
        browser.follow(outbox.last().url());
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void a_mail_that_cannot_be_sent_leaves_nothing_in_the_store_and_the_answer_is_the_same() {
        AuthResponse sent = other.ask(ADA, HOME);
        outbox.breakDown();
        setup.store.asked();
        setup.events.clear();

        AuthResponse unsent = browser.ask(ADA, HOME);

        assertThat(shape(unsent)).isEqualTo(shape(sent));
        assertThat(location(unsent)).isEqualTo(location(sent));
        assertThat(setup.store.asked()).contains("createToken", "useToken");
        assertThat(setup.events).containsExactly(new AuthEvent.SignInFailed(ErrorCode.EMAIL_SIGNIN, "email"));
    }

    @Test
    void mails_that_could_not_be_sent_do_not_count() {
        outbox.breakDown();
        for (int i = 0; i < 5; i++) {
            browser.ask(ADA, HOME);
        }
        outbox.repair();
        browser.ask(ADA, HOME);
        assertThat(outbox.mails()).hasSize(1);
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_nothing_is_sent_and_nobody_signs_in() {
        browser.ask(ADA, HOME);
        AuthResponse page = browser.get(outbox.last().url());
        setup.store.fail(Failing.EVERYTHING);

        AuthResponse asked = other.ask(ADA, HOME);
        assertThat(asked.status()).isEqualTo(503);
        assertThat(asked.header("Retry-After")).isEqualTo("5");
        assertThat(browser.submit(page).status()).isEqualTo(503);
        assertThat(browser.type(outbox.code()).status()).isEqualTo(503);
        assertThat(outbox.mails()).hasSize(1);
        setup.store.fail(Failing.NOTHING);
        assertThat(browser.isSignedIn()).isFalse();
        browser.submit(page);
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void mails_under_way_outlive_a_new_secret() {
        browser.ask(ADA, HOME);
        String code = outbox.code();
        other.ask("bob@example.org", HOME);
        String url = outbox.last().url();

        EmailSetup rotated = setup.withSecrets("the-newest-secret-0123456789-0123456789-01", EmailSetup.SECRET);

        assertThat(location(rotated.takeOver(browser).type(code))).isEqualTo("http://localhost" + HOME);
        assertThat(location(rotated.takeOver(other).follow(url))).isEqualTo("http://localhost" + HOME);
    }

    @Test
    void what_is_missing_is_found_when_it_is_built() {
        assertThatThrownBy(() -> Auth.builder()
                        .environment(Map.of("AUTH_SECRET", EmailSetup.SECRET))
                        .provider(EmailProvider.of(outbox).from("a@x.io"))
                        .build())
                .hasMessage("Provider \"email\" needs a store for what it sends: call store(…),"
                        + " such as JdbcStore.of(dataSource)");
        assertThatThrownBy(() -> Auth.builder()
                        .environment(Map.of("AUTH_SECRET", EmailSetup.SECRET))
                        .store(setup.store.store())
                        .provider(EmailProvider.of(outbox))
                        .build())
                .hasMessage("Provider \"email\" does not know whom its mails are from:"
                        + " call from(\"…\") or set AUTH_EMAIL_FROM");
        assertThatThrownBy(() -> Auth.builder()
                        .environment(Map.of("AUTH_SECRET", EmailSetup.SECRET, "AUTH_EMAIL_FROM", "Acme\r\nBcc: a@x.io"))
                        .store(setup.store.store())
                        .provider(EmailProvider.of(outbox))
                        .build())
                .hasMessage("AUTH_EMAIL_FROM is neither an address nor of the form Name <address>");
        assertThatThrownBy(() -> Auth.builder()
                        .environment(Map.of("AUTH_SECRET", EmailSetup.SECRET))
                        .store(setup.store.store())
                        .sessions(Sessions.sealed())
                        .provider(EmailProvider.of(outbox).from("a@x.io"))
                        .build())
                .hasMessageContaining("call revocable(bound) of Sessions.sealed(), or sessions(Sessions.stored())");
        assertThatThrownBy(() -> EmailProvider.of(outbox).maxAge(Duration.ofDays(2)))
                .hasMessage("maxAge is from one minute to 24 hours");
    }
}
