package dev.latchkey.page;

import static dev.latchkey.page.Sample.CALLBACK;
import static dev.latchkey.page.Sample.TOKEN;
import static dev.latchkey.page.Sample.errorPage;
import static dev.latchkey.page.Sample.github;
import static dev.latchkey.page.Sample.only;
import static dev.latchkey.page.Sample.pages;
import static dev.latchkey.page.Sample.parse;
import static dev.latchkey.page.Sample.signOutPage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOutAndErrorPageTest {

    private final Pages pages = pages(github());

    @Test
    void signing_out_asks_for_a_click_on_a_form() {
        AuthResponse answer = pages.signOut(signOutPage("Alice"));
        Document page = parse(answer);
        Element form = only(page, "form");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(page.title()).isEqualTo("Sign Out");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("/auth/signout");
        assertThat(only(form, "input[name=csrfToken][type=hidden]").val()).isEqualTo(TOKEN);
        assertThat(only(form, "input[name=callbackUrl][type=hidden]").val()).isEqualTo(CALLBACK);
        assertThat(only(form, "button[type=submit]").text()).isEqualTo("Sign out");
        assertThat(page.text()).contains("You are signed in to app.example.org as Alice.");
    }

    @Test
    void signing_out_needs_no_name() {
        assertThat(parse(pages.signOut(signOutPage(null))).text()).contains("sign out of app.example.org");
    }

    @Test
    void whoever_changes_their_mind_has_a_way_back() {
        assertThat(only(parse(pages.signOut(signOutPage("Alice"))), "a").attr("href"))
                .isEqualTo(CALLBACK);
    }

    @Test
    void nobody_is_asked_who_is_not_signed_in() {
        Document page = parse(pages.signedOut(signOutPage(null)));
        assertThat(page.select("form")).isEmpty();
        assertThat(page.text()).contains("You are signed out");
        assertThat(page.select("a").eachAttr("href")).containsExactly("/auth/signin", "https://app.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "Configuration, unreachable, 500, does not answer",
        "Configuration, code_refused, 500, was used already",
        "Configuration, provider_unknown, 500, nothing at this address",
        "AccessDenied, user_disabled, 403, is disabled",
        "Verification, link_used, 403, link was used already",
        "Verification, link_expired, 403, link has expired",
        "Verification, code_expired, 403, code no longer works",
        "Verification, too_many_guesses, 403, Too many wrong codes",
        "Verification, other_browser, 403, belongs to another browser",
        "WebAuthnVerificationError, , 200, passkey was not accepted"
    })
    void each_outcome_has_its_own_words(String error, @Nullable String reason, int status, String words) {
        AuthResponse answer = pages.error(error(error, reason, "K7Q4-X2P9"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(parse(answer).text()).contains(words, "K7Q4-X2P9");
    }

    @ParameterizedTest
    @CsvSource({"Verification, user_disabled", "AccessDenied, link_used", "AccessDenied, <b>", "else, unreachable"})
    void a_reason_that_does_not_belong_to_the_error_changes_nothing(String error, String reason) {
        assertThat(pages.error(error(error, reason, null)).body())
                .isEqualTo(pages.error(errorPage(error)).body());
    }

    private static ErrorPage error(String error, @Nullable String reason, @Nullable String reference) {
        return new ErrorPage(
                error,
                reason,
                reference,
                "https://app.example.org/auth/signin",
                "https://app.example.org",
                "app.example.org");
    }

    @Test
    void the_page_as_text_does_not_hold_the_token() {
        assertThat(signOutPage("Alice").toString()).doesNotContain(TOKEN).doesNotContain("Alice");
    }

    @ParameterizedTest
    @CsvSource({
        "Configuration, 500, server log",
        "AccessDenied, 403, has no access here",
        "Verification, 403, expired",
        "WebAuthnVerificationError, 200, did not work",
        "configuration, 200, did not work",
        "undefined, 200, did not work",
        "'', 200, did not work",
        ", 200, did not work"
    })
    void an_error_has_the_status_and_the_text_of_the_contract(String error, int status, String text) {
        AuthResponse answer = pages.error(errorPage(error));
        Document page = parse(answer);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(page.title()).isEqualTo("Error");
        assertThat(page.text()).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"Configuration", "AccessDenied", "Verification", "else"})
    void every_error_shows_the_way_to_sign_in_and_the_way_home(String error) {
        assertThat(parse(pages.error(errorPage(error))).select("a").eachAttr("href"))
                .containsExactly("https://app.example.org/auth/signin", "https://app.example.org");
    }
}
