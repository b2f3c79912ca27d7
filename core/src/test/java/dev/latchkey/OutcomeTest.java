package dev.latchkey;

import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.Providers;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.wire.Form;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people read when something does not work, and the number by which the help desk finds it. */
class OutcomeTest {

    private static final String NUMBER = "[A-Z][2-9][A-Z][2-9]-[A-Z][2-9][A-Z][2-9]";

    private final EmailSetup setup = new EmailSetup();
    private final EmailBrowser browser = setup.browser("192.0.2.1");

    @Test
    void a_used_link_says_so_with_the_number_that_the_log_and_the_event_have() {
        browser.ask(ADA, HOME);
        AuthResponse form = browser.get(setup.outbox.last().url());
        browser.submit(form);
        String log = logOf(() -> assertOutcome(browser.submit(form), "Verification", "link_used", "was used already"));

        String reference = requireNonNull(failures().get(0).reference());
        assertThat(reference).matches(NUMBER);
        assertThat(log.lines().filter(line -> line.contains(reference)))
                .singleElement()
                .asString()
                .contains("Verification: ", "[link_used]");
    }

    @Test
    void a_link_that_has_ended_says_so() {
        browser.ask(ADA, HOME);
        setup.advance(Duration.ofMinutes(10));
        assertOutcome(browser.follow(setup.outbox.last().url()), "Verification", "link_expired", "link has expired");
    }

    @Test
    void a_code_in_another_browser_says_where_it_belongs() {
        browser.ask(ADA, HOME);
        AuthResponse answer = setup.browser("192.0.2.2").type(setup.outbox.code());
        assertOutcome(answer, "Verification", "other_browser", "in which you asked for the mail");
    }

    @Test
    void the_last_guess_says_that_there_is_no_further_one() {
        browser.ask(ADA, HOME);
        for (int i = 1; i < 5; i++) {
            browser.type(setup.outbox.wrongCode());
        }
        assertOutcome(
                browser.type(setup.outbox.wrongCode()), "Verification", "too_many_guesses", "Too many wrong codes");
        assertThat(failures()).hasSize(5);
        assertThat(failures().subList(0, 4)).allMatch(event -> event.reference() == null); // the page says: try again
    }

    @Test
    void a_disabled_user_reads_who_can_help() {
        browser.ask(ADA, HOME);
        browser.follow(setup.outbox.last().url());
        setup.auth.users().disable(browser.current().orElseThrow().user().id());
        browser.ask(ADA, HOME);
        assertOutcome(
                browser.follow(setup.outbox.last().url()), "AccessDenied", "user_disabled", "Ask them if you think");
    }

    @Test
    void a_limit_says_how_long_it_lasts_on_the_page_and_in_json() {
        EmailSetup strict = new EmailSetup(
                provider ->
                        provider.limits(new RateLimit(5, Duration.ofHours(1)), new RateLimit(1, Duration.ofMinutes(3))),
                auth -> auth);
        EmailBrowser asking = strict.browser("192.0.2.1");
        asking.ask(ADA, HOME);

        String page = Jsoup.parse(asking.ask(ADA, HOME).body()).text();
        assertThat(page).contains("Please wait 3 minutes").containsPattern(NUMBER);
        String form = Form.write(Map.of("email", ADA, "csrfToken", asking.csrfToken()));
        AuthResponse json =
                asking.send(FakeRequest.post("/auth/signin/email", form).header("X-Auth-Return-Redirect", "1"));
        Claims body = Claims.parse(json.body());
        assertThat(json.status()).isEqualTo(429);
        assertThat(body.text("reference").orElseThrow()).matches(NUMBER);
        assertThat(body.text("url").orElseThrow())
                .endsWith("ref=" + body.text("reference").orElseThrow());
    }

    @Test
    @Tag("A4")
    void nobody_can_make_a_page_say_words_of_their_own() {
        for (String page : List.of("/auth/error?error=AccessDenied", "/auth/signin?error=OAuthCallbackError")) {
            String plain = text(browser.navigate(page));
            for (String garbage :
                    List.of("call%200800-555", "0800-5555", "k7q4-x2p9", "K7Q4-X2P9K7Q4", "%3Cb%3E", "")) {
                String query = "&reason=" + garbage + "&ref=" + garbage;
                assertThat(text(browser.navigate(page + query))).isEqualTo(plain);
            }
        }
    }

    @Test
    void who_is_not_signed_in_is_not_asked_whether_to_sign_out() {
        assertThat(browser.navigate("/auth/signout").body())
                .contains("You are signed out")
                .doesNotContain("<form");

        browser.ask(ADA, HOME);
        browser.follow(setup.outbox.last().url());
        Document page = Jsoup.parse(
                browser.navigate("/auth/signout?callbackUrl=/orders").body());
        assertThat(page.select("form[action=/auth/signout]")).hasSize(1);
        assertThat(page.select("a").eachAttr("href")).containsExactly("http://localhost/orders");
    }

    @Test
    void an_address_that_only_forms_are_sent_to_is_a_page_for_people() {
        AuthResponse page = browser.navigate("/auth/signin/email");
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.header("Allow")).isEqualTo("POST");
        assertThat(text(page)).contains("There is nothing at this address");
        assertThat(browser.get("/auth/signin/email").body()).startsWith("{\"message\":");
    }

    @Test
    void at_a_host_that_is_not_trusted_people_read_where_to_go() {
        Auth trusting = Auth.builder()
                .environment(Map.of("AUTH_TRUST_HOST", "app.example.com"))
                .secret(EmailSetup.SECRET)
                .provider(Providers.github().clientId("app").clientSecret("hush"))
                .build();
        AuthResponse page = atEvilHost(trusting, "en");
        assertThat(page.status()).isEqualTo(400);
        assertThat(text(page)).contains("Nobody can sign in at this address").doesNotContain("evil");
        assertThat(atEvilHost(trusting, "de").body()).contains("lang=\"de\"");
    }

    private static AuthResponse atEvilHost(Auth auth, String language) {
        FakeRequest request = FakeRequest.get("/auth/signin")
                .header("Host", "evil.example")
                .header("Accept", "text/html")
                .header("Accept-Language", language);
        return AdapterExchange.of(auth, request, (name, value) -> {}).answer().orElseThrow();
    }

    private void assertOutcome(AuthResponse answer, String error, String reason, String words) {
        String location = requireNonNull(answer.header("Location"));
        assertThat(location).contains("?error=" + error + "&reason=" + reason + "&ref=");
        String reference = location.substring(location.lastIndexOf('=') + 1);
        assertThat(reference).matches(NUMBER);
        AuthEvent.SignInFailed event = failures().get(failures().size() - 1);
        assertThat(event.reference()).isEqualTo(reference);
        assertThat(event.code().wire()).isEqualTo(error);
        assertThat(requireNonNull(event.cause()).wire()).isEqualTo(reason);
        assertThat(text(browser.navigate(location))).contains(words, reference);
    }

    private List<AuthEvent.SignInFailed> failures() {
        return setup.events.stream()
                .filter(AuthEvent.SignInFailed.class::isInstance)
                .map(AuthEvent.SignInFailed.class::cast)
                .toList();
    }

    private static String text(AuthResponse page) {
        return Jsoup.parse(page.body()).text();
    }

    private static String logOf(Runnable code) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, UTF_8));
        try {
            code.run();
        } finally {
            System.setErr(before);
        }
        return lines.toString(UTF_8);
    }
}
