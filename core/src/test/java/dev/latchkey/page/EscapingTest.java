package dev.latchkey.page;

import static dev.latchkey.page.Sample.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.page.VerifyRequestPage.Mailed;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile text through every parameter may change what a page says, never what it is made of. */
@Tag("B6")
class EscapingTest {

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "</style><script>alert(1)</script>",
                "</button></form><form action=https://evil.example>",
                "\"><img src=x onerror=alert(1)>",
                "'><svg/onload=alert(1)>",
                "\" onfocus=\"alert(1)\" autofocus=\"",
                "' onmouseover='alert(1)",
                "` onclick=`alert(1)",
                "\" formaction=\"https://evil.example",
                "\" style=\"position:fixed",
                "x onclick=alert(1)",
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                "java\nscript:alert(1)",
                "\u0001javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "///evil.example",
                "https:evil.example",
                "https://app.example.org@evil.example\\",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#62;",
                "\ufe64script\ufe65alert(1)\ufe64/script\ufe65",
                "<!--",
                "-->",
                "]]>",
                "${7*7}",
                "{{7*7}}",
                "@if(true)",
                "\u202egro.elpmaxe.live",
                "\ud83d\ude00",
                "\ud800",
                "x".repeat(100_000));
    }

    private static List<AuthResponse> everywhere(String text) {
        CredentialField field = new CredentialField(text, text, text, text, text);
        Pages pages = Sample.pages(
                new Theme(text, ColorScheme.AUTO, null, null, null),
                OAuthProvider.oauth2("one", text),
                OAuthProvider.oidc("two", text),
                EmailProvider.of(mail -> {}).named("four", text),
                Sample.credentials().named("three", text).fields(field));
        Pages unnamed = Sample.pages(Theme.standard(), OAuthProvider.oauth2("one", text));
        return List.of(
                pages.signIn(new SignInPage(text, text, text, text, text, text, text, text)),
                unnamed.signIn(new SignInPage(text, text, text, text, text, "CredentialsSignin", text, text)),
                pages.signOut(new SignOutPage(text, text, text, text, text, text)),
                pages.verifyRequest(new VerifyRequestPage(
                        text, text, text, text, text, new Mailed("four", text, true, true), true)),
                unnamed.verifyRequest(new VerifyRequestPage(text, text, text, text, text, null, false)),
                pages.confirm(new EmailLinkPage(text, text, text, text, text, "four", text, text, true)),
                unnamed.confirm(new EmailLinkPage(text, text, text, text, text, "four", text, text, false)),
                unnamed.signOut(new SignOutPage(text, text, text, text, text, text)),
                pages.error(new ErrorPage(text, text, text, text)),
                unnamed.error(new ErrorPage("AccessDenied", text, text, text)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void text_never_becomes_markup(String text) {
        assertThat(everywhere(text).stream().map(EscapingTest::skeleton))
                .isEqualTo(everywhere("harmless").stream()
                        .map(EscapingTest::skeleton)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void forms_and_links_stay_on_this_host(String text) {
        for (AuthResponse answer : everywhere(text)) {
            Document page = Jsoup.parse(answer.body());
            List<String> targets = page.select("form").eachAttr("action");
            targets.addAll(page.select("a").eachAttr("href"));
            // One slash, then neither a slash nor anything that browsers drop or take for one.
            assertThat(targets).isNotEmpty().allMatch(target -> target.matches("/(?!/)[!-\\[\\]-~]*"));
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void token_and_return_address_stand_in_hidden_inputs_only_and_unchanged(String text) {
        Pages pages = Sample.pages(Sample.github(), Sample.credentials());
        AuthResponse answer =
                pages.signIn(new SignInPage("/auth", "host", "/", "T" + text, "C" + text, null, null, null));
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("input[type=hidden][name=csrfToken]").eachAttr("value"))
                .containsExactly("T" + shown(text), "T" + shown(text));
        assertThat(page.select("input[type=hidden][name=callbackUrl]").eachAttr("value"))
                .containsExactly("C" + shown(text), "C" + shown(text));
        page.select("input[type=hidden]").remove();
        assertThat(page.outerHtml())
                .isEqualTo(withoutHiddenInputs(
                        pages.signIn(new SignInPage("/auth", "host", "/", "token", "url", null, null, null))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void an_unknown_error_is_not_repeated(String text) {
        Pages pages = Sample.pages(Sample.github());
        assertThat(only(Jsoup.parse(pages.signIn(Sample.signInPage(text, text)).body()), "[role=alert]")
                        .text())
                .isEqualTo("Signing in did not work. Please try again.");
        assertThat(pages.error(Sample.errorPage(text)).body())
                .isEqualTo(pages.error(Sample.errorPage(null)).body());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void no_page_has_what_is_no_text(String text) {
        String controls = "\0\u0001\b\f\u001b[2J\u007f\u0085\u009b\ufffe\uffff\ufdd0";
        for (AuthResponse answer : everywhere(controls + text + controls)) {
            assertThat(answer.body().codePoints())
                    .allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || c > 0x9f)
                    .noneMatch(c -> c == 0xfffe || c == 0xffff || c == 0xfdd0 || (c >= 0xd800 && c <= 0xdfff));
        }
    }

    /** What is no text is replaced. */
    private static String shown(String text) {
        return text.replace('\u0001', '\ufffd').equals("\ud800") ? "\ufffd" : text.replace('\u0001', '\ufffd');
    }

    private static String withoutHiddenInputs(AuthResponse answer) {
        Document page = Jsoup.parse(answer.body());
        page.select("input[type=hidden]").remove();
        return page.outerHtml();
    }

    /** Every element with the names of its attributes, in order. */
    private static String skeleton(AuthResponse answer) {
        return Jsoup.parse(answer.body()).getAllElements().stream()
                .map(EscapingTest::shape)
                .collect(Collectors.joining("\n"));
    }

    private static String shape(Element element) {
        TreeSet<String> names = new TreeSet<>();
        for (Attribute attribute : element.attributes()) {
            names.add(attribute.getKey());
        }
        return "  ".repeat(element.parents().size()) + element.tagName() + names;
    }
}
