package dev.latchkey.page;

import static dev.latchkey.page.Sample.CALLBACK;
import static dev.latchkey.page.Sample.TOKEN;
import static dev.latchkey.page.Sample.only;
import static dev.latchkey.page.Sample.parse;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the sign-in page arranges the ways to sign in, and what it knows of the browser. */
class SignInChoicesTest {

    @Test
    void five_ways_are_shown_at_once_and_more_in_their_order_on_demand() {
        Document five = page(buttons(5), null, null, null);
        assertThat(five.select("details")).isEmpty();
        Document seven = page(buttons(7), null, null, null);
        Element more = only(seven, "details");
        assertThat(seven.select("main > form button").eachAttr("formaction"))
                .containsExactly(
                        "/auth/signin/p1", "/auth/signin/p2", "/auth/signin/p3", "/auth/signin/p4", "/auth/signin/p5");
        assertThat(more.select("button").eachAttr("formaction")).containsExactly("/auth/signin/p6", "/auth/signin/p7");
        assertThat(only(more, "summary").text()).isEqualTo("More ways to sign in");
        assertThat(more.hasAttr("open")).isFalse();
        assertThat(only(more, "input[name=csrfToken]").val()).isEqualTo(TOKEN);
    }

    @Test
    void the_way_of_the_last_sign_in_is_marked_and_stays_in_its_place() {
        Document page = page(buttons(3), "p2", null, null);
        assertThat(page.select("button > :not(.badge)").eachText())
                .containsExactly("Sign in with P1", "Sign in with P2", "Last used", "Sign in with P3");
        assertThat(only(page, "button[aria-describedby=last-used]").select("#last-used[aria-hidden=true]"))
                .hasSize(1);
        assertThat(page(buttons(3), null, null, null).text()).doesNotContain("Last used");
        Provider mail = EmailProvider.of(sent -> {});
        Document mailed = page(List.of(mail), "email", null, null);
        assertThat(only(mailed, ".last").nextElementSibling()).isEqualTo(only(mailed, "form"));
    }

    @Test
    void more_ways_are_open_if_the_last_one_is_among_them() {
        assertThat(only(page(buttons(7), "p7", null, null), "details").hasAttr("open"))
                .isTrue();
        assertThat(only(page(buttons(7), "p5", null, null), "details").hasAttr("open"))
                .isFalse();
    }

    @Test
    void an_address_stays_after_a_mistake_and_the_error_is_beside_its_field() {
        TypedSignIn typed = new TypedSignIn("email", Map.of("email", "ada@@example.org"));
        Document page = page(List.of(github(), EmailProvider.of(mail -> {})), null, "EmailSignin", typed);
        Element field = only(page, "input[name=email]");
        assertThat(field.val()).isEqualTo("ada@@example.org");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.hasAttr("autofocus")).isTrue();
        Element fault = only(page, "[role=alert]");
        assertThat(field.attr("aria-describedby")).isEqualTo(fault.id());
        assertThat(field.nextElementSibling()).isEqualTo(fault);
        assertThat(fault.text()).contains("could not be sent");
    }

    @Test
    void a_name_stays_after_a_wrong_password_and_the_password_is_asked_for() {
        TypedSignIn typed = new TypedSignIn("credentials", Map.of("username", "ada"));
        Document page = page(List.of(Sample.credentials()), null, "CredentialsSignin", typed);
        Element name = only(page, "input[name=username]");
        Element password = only(page, "input[name=password]");
        assertThat(name.val()).isEqualTo("ada");
        assertThat(name.hasAttr("autofocus")).isFalse();
        assertThat(password.hasAttr("value")).isFalse();
        assertThat(password.hasAttr("autofocus")).isTrue();
        assertThat(password.attr("aria-describedby"))
                .isEqualTo(only(page, "[role=alert]").id());
        assertThat(password.nextElementSibling()).isEqualTo(only(page, "[role=alert]"));
    }

    @Test
    void a_reference_number_is_below_the_forms_if_the_error_is_beside_a_field() {
        Pages pages = Sample.pages(Sample.credentials(), github());
        TypedSignIn typed = new TypedSignIn("credentials", Map.of("username", "ada"));
        Element reference = only(parse(pages.signIn(failed("CredentialsSignin", typed))), ".reference");
        assertThat(reference.text()).contains("K7Q4-X2P9");
        assertThat(requireNonNull(reference.previousElementSibling()).tagName()).isEqualTo("form");
        assertThat(only(parse(pages.signIn(failed("Callback", typed))), "[role=alert] .reference")
                        .text())
                .contains("K7Q4-X2P9");
    }

    private static SignInPage failed(String error, TypedSignIn typed) {
        return new SignInPage(
                "/auth",
                "app.example.org",
                "https://app.example.org",
                TOKEN,
                CALLBACK,
                error,
                null,
                null,
                null,
                "K7Q4-X2P9",
                typed,
                null);
    }

    @ParameterizedTest
    @CsvSource({"AccessDenied, credentials", "CredentialsSignin, github", "CredentialsSignin, gone"})
    void other_errors_are_above_all_forms(String error, String provider) {
        TypedSignIn typed = new TypedSignIn(provider, Map.of("username", "ada"));
        Document page = page(List.of(github(), Sample.credentials()), null, error, typed);
        Element fault = only(page, "[role=alert]");
        assertThat(fault.nextElementSibling()).isEqualTo(page.selectFirst("form"));
        assertThat(page.select("[aria-invalid]")).isEmpty();
    }

    @Test
    void what_was_typed_stays_without_an_error_too() {
        TypedSignIn typed = new TypedSignIn("credentials", Map.of("username", "ada"));
        Document page = page(List.of(Sample.credentials()), null, null, typed);
        assertThat(only(page, "input[name=username]").val()).isEqualTo("ada");
        assertThat(page.select("[aria-invalid], [role=alert], [autofocus]")).isEmpty();
    }

    @Test
    void only_fields_for_names_and_addresses_keep_their_text() {
        SignInForm form = new SignInForm.Fields(
                List.of(
                        CredentialField.username("login", ""),
                        CredentialField.password("password", ""),
                        new CredentialField("mail", "", "email", null, "email"),
                        new CredentialField("pin", "", "text", null, null),
                        new CredentialField("code", "", "text", null, "one-time-code"),
                        new CredentialField("secret", "", "password", null, "username")),
                null);
        assertThat(form.keeps()).containsExactlyInAnyOrder("login", "mail");
    }

    @Test
    void links_of_the_application_are_below_the_card_of_every_page() {
        Pages pages = new Pages(
                Theme.standard(),
                Sample.TEXTS,
                List.of(),
                false,
                CustomPages.none()
                        .terms("/terms")
                        .privacy("https://acme.example/privacy")
                        .help("/help?a=1"));
        for (Document page : List.of(
                parse(pages.signIn(Sample.signInPage())), parse(pages.error(Sample.errorPage("Configuration"))))) {
            assertThat(page.select("nav a").eachText()).containsExactly("Terms", "Privacy", "Help");
            assertThat(page.select("nav a").eachAttr("href"))
                    .containsExactly("/terms", "https://acme.example/privacy", "/help?a=1");
        }
        assertThat(parse(Sample.pages().signIn(Sample.signInPage())).select("nav"))
                .isEmpty();
    }

    @Test
    void without_an_icon_browsers_request_none() {
        assertThat(only(parse(Sample.pages().signIn(Sample.signInPage())), "link[rel=icon]")
                        .attr("href"))
                .isEqualTo("data:,");
        Pages pages = Sample.pages(Theme.standard().favicon("/icon.svg"));
        assertThat(only(parse(pages.signIn(Sample.signInPage())), "link[rel=icon]")
                        .attr("href"))
                .isEqualTo("/icon.svg");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, /light.svg, /dark.svg", "LIGHT, /light.svg, ", "DARK, /dark.svg, "})
    void dark_pages_have_their_own_logo(ColorScheme scheme, String shown, @Nullable String inTheDark) {
        Theme theme = Theme.standard().colorScheme(scheme).logo("/light.svg").darkLogo("/dark.svg");
        Document page = parse(Sample.pages(theme).signIn(Sample.signInPage()));
        assertThat(only(page, "img.logo").attr("src")).isEqualTo(shown);
        assertThat(page.select("source[media]").eachAttr("srcset"))
                .isEqualTo(inTheDark == null ? List.of() : List.of(inTheDark));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/a.svg", "https://evil.example/a.svg", "javascript:alert(1)", ""})
    void pictures_from_elsewhere_are_refused(String picture) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.pages(Theme.standard().favicon(picture)))
                .withMessageContaining("Theme.favicon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.pages(Theme.standard().darkLogo(picture)))
                .withMessageContaining("Theme.darkLogo");
    }

    @Test
    void what_was_typed_is_in_no_log() {
        TypedSignIn typed = new TypedSignIn("email", Map.of("email", "ada@example.org"));
        assertThat(typed.toString() + new TypedForm(typed.texts(), "wrong")).doesNotContain("ada");
    }

    private static Document page(
            List<Provider> providers, @Nullable String lastUsed, @Nullable String error, @Nullable TypedSignIn typed) {
        SignInPage page = new SignInPage(
                "/auth",
                "app.example.org",
                "https://app.example.org",
                TOKEN,
                CALLBACK,
                error,
                null,
                null,
                null,
                null,
                typed,
                lastUsed);
        return parse(Sample.pages(providers.toArray(Provider[]::new)).signIn(page));
    }

    private static List<Provider> buttons(int count) {
        return IntStream.rangeClosed(1, count)
                .<Provider>mapToObj(i -> OAuthProvider.oidc("p" + i, "P" + i))
                .toList();
    }

    private static Provider github() {
        return Sample.github();
    }
}
