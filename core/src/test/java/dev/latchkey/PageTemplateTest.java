package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.PageModel;
import dev.latchkey.model.PageTemplate;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.WatchedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that the application's templates write. */
class PageTemplateTest {

    private final List<PageModel> models = new ArrayList<>();

    @Test
    void a_template_of_its_own_signs_in() {
        Visits browser = new Visits(auth(BuiltInPage.SIGN_IN, PageTemplateTest::ownForms));
        Document page =
                Jsoup.parse(browser.open("/auth/signin?callbackUrl=%2Forders").body());

        assertThat(page.select("h1").text()).isEqualTo("Sign in <to> localhost");
        assertThat(page.select("form").eachAttr("action"))
                .containsExactly("/auth/signin/github", "/auth/callback/credentials", "/auth/signin/email");
        assertThat(page.select("button").eachText())
                .containsExactly("Sign in with GitHub", "Sign in", "Sign in with e-mail");
        assertThat(page.select("svg.mark path")).hasSize(1);
        assertThat(page.select("form").get(0).select("[name=callbackUrl]").val())
                .isEqualTo("http://localhost/orders");
        String token = page.select("form").get(1).select("[name=csrfToken]").val();
        assertThat(browser.send(FakeRequest.post(
                                "/auth/callback/credentials", "csrfToken=" + token + "&username=ada&password=right"))
                        .header("Location"))
                .isEqualTo("http://localhost/orders");
    }

    @Test
    void a_template_gets_what_was_typed_and_what_went_wrong() {
        Visits browser = new Visits(auth(BuiltInPage.SIGN_IN, PageTemplateTest::ownForms));
        browser.submit("/callback/credentials", "username=ada&password=wrong");
        Document page =
                Jsoup.parse(browser.open("/auth/signin?error=CredentialsSignin").body());
        assertThat(page.select("[name=username]").val()).isEqualTo("ada");
        assertThat(page.select("form [role=alert]").text()).contains("check what you entered");
        assertThat(Jsoup.parse(browser.open("/auth/signin?error=Callback").body())
                        .select("h1 + [role=alert]")
                        .text())
                .contains("different account");
    }

    @Test
    void a_template_gets_the_reference_number() {
        PageTemplate number = page -> "number " + page.reference().orElse("none");
        Visits errors = new Visits(auth(BuiltInPage.ERROR, number));
        assertThat(errors.open("/auth/error?error=Configuration&ref=K7Q4-X2P9").body())
                .isEqualTo("number K7Q4-X2P9");
        assertThat(errors.open("/auth/error?error=Configuration").body()).isEqualTo("number none");
        assertThat(new Visits(auth(BuiltInPage.SIGN_IN, number))
                        .open("/auth/signin?error=Callback&ref=K7Q4-X2P9")
                        .body())
                .isEqualTo("number K7Q4-X2P9");
    }

    @ParameterizedTest
    @EnumSource(BuiltInPage.class)
    void a_template_may_put_its_frame_around_the_built_in_content(BuiltInPage which) {
        PageTemplate frame = page -> {
            models.add(page);
            return "<!doctype html><html lang='" + page.language() + "'><title>" + PageTemplate.escape(page.title())
                    + "</title>" + page.style() + "<header>Acme</header><main>" + page.content() + "</main></html>";
        };
        AuthResponse answer = open(auth(which, frame), which);
        AuthResponse builtIn = open(builder().build(), which);

        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("header").text()).isEqualTo("Acme");
        assertThat(page.title()).isEqualTo(Jsoup.parse(builtIn.body()).title());
        assertThat(page.select("main").text())
                .isEqualTo(Jsoup.parse(builtIn.body()).select("main").text());
        assertThat(answer.status()).isEqualTo(builtIn.status());
        assertThat(models).singleElement().extracting(PageModel::page).isEqualTo(which);
        assertThat(models.get(0).toString()).doesNotContain("csrf");
    }

    @Test
    @Tag("S16")
    void the_headers_stay_and_the_policy_allows_style_sheets_of_this_host_and_no_script() {
        AuthResponse answer = open(auth(BuiltInPage.SIGN_IN, page -> "<script>alert(1)</script>"), BuiltInPage.SIGN_IN);
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'self' 'sha256-")
                .endsWith("; font-src 'self'")
                .doesNotContain("unsafe", "script-src");
        assertThat(answer.headers())
                .contains(
                        new Header("X-Frame-Options", "DENY"),
                        new Header("X-Content-Type-Options", "nosniff"),
                        new Header("Cache-Control", "private, no-cache, no-store"));
    }

    static List<PageTemplate> templates_that_fail() {
        return List.of(
                page -> {
                    throw new IllegalStateException("template");
                },
                page -> {
                    throw new NoClassDefFoundError("template");
                },
                page -> page.text("no-such-text"),
                page -> " ");
    }

    @ParameterizedTest
    @MethodSource("templates_that_fail")
    void a_template_that_fails_leaves_the_built_in_page(PageTemplate failing) {
        AuthResponse answer = open(auth(BuiltInPage.SIGN_IN, failing), BuiltInPage.SIGN_IN);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!doctype html>").contains("provider-github");
    }

    @Test
    void a_page_is_replaced_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .pages(CustomPages.none().signIn("/login").replace(BuiltInPage.SIGN_IN, page -> "x"))
                        .build())
                .withMessageContaining("replace(SIGN_IN, …)")
                .withMessageContaining("signIn(…)");
    }

    @Test
    @Tag("B6")
    void text_is_escaped_for_elements_and_attributes() {
        assertThat(PageTemplate.escape("<a href=\"x\" title='y'>&amp;\ud83d\ude00"))
                .isEqualTo("&lt;a href=&#34;x&#34; title=&#39;y&#39;&gt;&amp;amp;\ud83d\ude00");
    }

    private static String ownForms(PageModel page) {
        String message = page.message()
                .map(text -> "<p role=alert>" + PageTemplate.escape(text) + "</p>")
                .orElse("");
        return "<h1>" + PageTemplate.escape(page.text("sign-in.heading") + " <to> " + page.site()) + "</h1>" + message
                + page.choices().stream().map(choice -> form(page, choice)).collect(Collectors.joining());
    }

    private static String form(PageModel page, PageModel.Choice choice) {
        return choice.isButton()
                ? "<form method=post action='" + choice.action() + "'>" + page.hiddenFields() + "<button>"
                        + choice.logo().orElse("") + PageTemplate.escape(choice.label()) + "</button></form>"
                : choice.form();
    }

    private static AuthResponse open(Auth auth, BuiltInPage page) {
        return new Visits(auth)
                .open(
                        switch (page) {
                            case SIGN_IN -> "/auth/signin";
                            case SIGN_OUT -> "/auth/signout";
                            case ERROR -> "/auth/error?error=AccessDenied";
                            case VERIFY_REQUEST -> "/auth/verify-request";
                        });
    }

    private Auth auth(BuiltInPage page, PageTemplate template) {
        return builder().pages(CustomPages.none().replace(page, template)).build();
    }

    private static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret(EmailSetup.SECRET)
                .store(new WatchedStore().store())
                .sessions(Sessions.stored())
                .provider(Providers.github().clientId("a").clientSecret("b"))
                .provider(CredentialsProvider.of((typed, request) ->
                        typed.get("password").equals("right") ? Optional.of(User.of("ada")) : Optional.empty()))
                .provider(EmailProvider.of(mail -> {}).from("a@example.org"));
    }
}
