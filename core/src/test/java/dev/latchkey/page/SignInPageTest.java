package dev.latchkey.page;

import static dev.latchkey.page.Sample.CALLBACK;
import static dev.latchkey.page.Sample.TOKEN;
import static dev.latchkey.page.Sample.credentials;
import static dev.latchkey.page.Sample.github;
import static dev.latchkey.page.Sample.google;
import static dev.latchkey.page.Sample.only;
import static dev.latchkey.page.Sample.pages;
import static dev.latchkey.page.Sample.parse;
import static dev.latchkey.page.Sample.signInPage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.CredentialsProvider;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPageTest {

    @Test
    void is_an_english_page_for_people_and_not_for_search_engines() {
        AuthResponse answer = pages(github()).signIn(signInPage());
        Document page = parse(answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.body()).startsWith("<!doctype html>");
        assertThat(page.title()).isEqualTo("Sign In");
        assertThat(only(page, "html").attr("lang")).isEqualTo("en");
        assertThat(only(page, "head > meta[charset]").attr("charset")).isEqualTo("utf-8");
        assertThat(only(page, "meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(only(page, "meta[name=viewport]").attr("content")).contains("width=device-width");
        assertThat(only(page, "main h1").text()).isEqualTo("Sign in");
    }

    @Test
    void an_oauth_provider_is_a_button_that_posts_to_its_sign_in_address() {
        Element form = only(parse(pages(github()).signIn(signInPage())), "form");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("/auth/signin/github");
        assertThat(only(form, "input[name=csrfToken][type=hidden]").val()).isEqualTo(TOKEN);
        assertThat(only(form, "input[name=callbackUrl][type=hidden]").val()).isEqualTo(CALLBACK);
        assertThat(only(form, "button[type=submit].provider-github > span:not(.badge)")
                        .text())
                .isEqualTo("Sign in with GitHub");
        assertThat(only(form, ".badge[aria-hidden=true]").text()).isEqualTo("G");
    }

    @Test
    void a_credentials_provider_is_a_form_that_posts_to_its_callback_address() {
        CredentialsProvider provider = credentials()
                .named("staff", "Staff")
                .fields(
                        new CredentialField("mail", "E-mail", "email", "you@example.org", "username"),
                        CredentialField.password("password", "Password"));
        Element form = only(parse(pages(provider).signIn(signInPage())), "form");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("/auth/callback/staff");
        assertThat(only(form, "input[name=csrfToken][type=hidden]").val()).isEqualTo(TOKEN);
        assertThat(only(form, "input[name=callbackUrl][type=hidden]").val()).isEqualTo(CALLBACK);
        assertThat(only(form, "button[type=submit]").text()).isEqualTo("Sign in with Staff");

        Element mail = only(form, "#input-mail-for-staff-provider");
        assertThat(mail.attr("name")).isEqualTo("mail");
        assertThat(mail.attr("type")).isEqualTo("email");
        assertThat(mail.attr("placeholder")).isEqualTo("you@example.org");
        assertThat(mail.attr("autocomplete")).isEqualTo("username");
        assertThat(only(form, "label[for=input-mail-for-staff-provider]").text())
                .isEqualTo("E-mail");

        Element password = only(form, "#input-password-for-staff-provider");
        assertThat(password.attr("type")).isEqualTo("password");
        assertThat(password.attr("autocomplete")).isEqualTo("current-password");
        assertThat(password.hasAttr("placeholder")).isFalse();
        assertThat(password.hasAttr("value")).isFalse();
    }

    @Test
    void a_field_without_a_label_is_labelled_with_its_name() {
        CredentialsProvider provider = credentials().fields(CredentialField.username("badge-number", " "));
        assertThat(only(parse(pages(provider).signIn(signInPage())), "label").text())
                .isEqualTo("badge-number");
    }

    @Test
    void providers_come_in_their_order() {
        Document page = parse(pages(credentials(), google(), github()).signIn(signInPage()));
        assertThat(page.select("form").eachAttr("action"))
                .containsExactly("/auth/callback/credentials", "/auth/signin/google");
        assertThat(page.select("button[formaction]").eachAttr("formaction"))
                .containsExactly("/auth/signin/google", "/auth/signin/github");
        assertThat(page.select("main > form, main > hr").stream().map(Element::tagName))
                .containsExactly("form", "hr", "form");
    }

    @Test
    void a_line_separates_each_form_from_what_is_above_it() {
        CredentialsProvider staff = credentials().named("staff", "Staff");
        Document page = parse(pages(github(), google(), credentials(), staff).signIn(signInPage()));
        assertThat(page.select("main > form, main > hr").stream().map(Element::tagName))
                .containsExactly("form", "hr", "form", "hr", "form");
        assertThat(parse(pages(staff).signIn(signInPage())).select("hr")).isEmpty();
    }

    @Test
    void credentials_without_fields_are_not_offered() {
        Document page = parse(pages(github(), credentials().withoutForm()).signIn(signInPage()));
        assertThat(page.select("form")).hasSize(1);
        assertThat(page.select("hr")).isEmpty();
    }

    @Test
    void says_so_if_there_is_nothing_to_offer() {
        assertThat(parse(pages().signIn(signInPage())).text()).contains("There is no way to sign in here yet.");
    }

    @Test
    void shows_the_name_of_the_theme_and_else_the_host() {
        Theme named = new Theme("Acme", ColorScheme.AUTO, null, null, "/logo.svg");
        assertThat(parse(pages(github()).signIn(signInPage())).text()).contains("app.example.org");
        Document page = parse(Sample.pages(named, github()).signIn(signInPage()));
        assertThat(page.text()).contains("Acme").doesNotContain("app.example.org");
        assertThat(only(page, "img[alt=Logo]").attr("src")).isEqualTo("/logo.svg");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, light dark", "LIGHT, light", "DARK, dark"})
    void the_body_and_the_browser_know_the_colour_scheme(ColorScheme scheme, String browser) {
        Pages pages = Sample.pages(new Theme(null, scheme, null, null, null), github());
        Document page = parse(pages.signIn(signInPage()));
        assertThat(page.body().className())
                .isEqualTo("__next-auth-theme-" + scheme.name().toLowerCase(Locale.ROOT));
        assertThat(only(page, "meta[name=color-scheme]").attr("content")).isEqualTo(browser);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void shows_no_error_box_without_an_error(@Nullable String error) {
        assertThat(parse(pages(github()).signIn(signInPage(error, null))).select("[role=alert]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Signin, different account",
        "OAuthSignin, different account",
        "OAuthCallbackError, different account",
        "OAuthCreateAccount, different account",
        "EmailCreateAccount, different account",
        "Callback, different account",
        "OAuthAccountNotLinked, same way as the first time",
        "EmailSignin, could not be sent",
        "CredentialsSignin, check what you entered",
        "SessionRequired, Please sign in",
        "MissingCSRF, allow cookies",
        "AccessDenied, Signing in did not work",
        "no-such-code, Signing in did not work"
    })
    void says_what_to_do_about_each_error_above_the_forms(String error, String advice) {
        Document page = parse(pages(github()).signIn(signInPage(error, null)));
        Element box = only(page, "[role=alert]");
        assertThat(box.text()).contains(advice);
        assertThat(page.getAllElements().indexOf(box))
                .isLessThan(page.getAllElements().indexOf(only(page, "form")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials", "locked", "<b>"})
    void an_applications_own_reason_does_not_change_the_page(String reason) {
        Pages pages = pages(credentials());
        assertThat(pages.signIn(signInPage("CredentialsSignin", reason)).body())
                .isEqualTo(pages.signIn(signInPage("CredentialsSignin", null)).body());
    }

    @Test
    void the_page_as_text_does_not_hold_the_token() {
        assertThat(signInPage().toString()).doesNotContain(TOKEN);
    }
}
