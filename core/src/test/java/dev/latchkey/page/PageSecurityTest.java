package dev.latchkey.page;

import static dev.latchkey.page.Sample.confirmPage;
import static dev.latchkey.page.Sample.credentials;
import static dev.latchkey.page.Sample.errorPage;
import static dev.latchkey.page.Sample.github;
import static dev.latchkey.page.Sample.google;
import static dev.latchkey.page.Sample.only;
import static dev.latchkey.page.Sample.parse;
import static dev.latchkey.page.Sample.signInPage;
import static dev.latchkey.page.Sample.signOutPage;
import static dev.latchkey.page.Sample.verifyRequestPage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.wire.Origin;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B6")
class PageSecurityTest {

    static List<AuthResponse> answers() {
        Theme theme = new Theme("Acme", ColorScheme.AUTO, "#635bff", null, "/logo.svg");
        Pages pages = Sample.pages(theme, github(), google(), credentials());
        return List.of(
                pages.signIn(signInPage("Callback", null)),
                pages.signOut(signOutPage("Alice")),
                pages.verifyRequest(verifyRequestPage(true)),
                pages.error(errorPage("Configuration")),
                pages.feature(featurePage(List.of())));
    }

    private static FeaturePage featurePage(List<Origin> images) {
        return new FeaturePage(
                "Your <i>shoes</i>",
                "app.example.com",
                "https://app.example.com",
                TemplateRenderer.content((out, hooks) -> out.writeUserContent("<b>42</b>")),
                images);
    }

    @Test
    void a_feature_adds_text_alone_and_images_of_the_hosts_that_it_names_and_no_others() {
        Origin host = requireNonNull(Origin.of("https://pictures.example/ada.png; script-src *"));
        AuthResponse answer = Sample.pages(Theme.standard(), github()).feature(featurePage(List.of(host)));

        assertThat(answer.header("Content-Security-Policy"))
                .contains("; img-src 'self' data: https://pictures.example; base-uri")
                .doesNotContain("script-src");
        assertThat(parse(answer).select("h1").text()).isEqualTo("Your <i>shoes</i>");
        assertThat(parse(answer).select("main").text()).contains("<b>42</b>");
        assertThat(parse(answer).select("main a").attr("href")).isEqualTo("https://app.example.com");
    }

    @Test
    void a_script_of_a_feature_runs_by_its_text_alone_and_asks_this_host_alone() throws Exception {
        PageScript script = new PageScript("document.title = \"signed & sealed\";");
        AuthResponse answer = Sample.pages(Theme.standard(), github())
                .feature(new FeaturePage(
                        "Scripted",
                        "app.example.com",
                        "https://app.example.com",
                        script.content(),
                        List.of(),
                        List.of(script),
                        422));
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(only(parse(answer), "script").data().getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Security-Policy"))
                .endsWith("; script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'; connect-src 'self'");
        assertThatIllegalArgumentException().isThrownBy(() -> new PageScript("x = '</SCRIPT>'"));
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void the_policy_allows_exactly_the_style_element_of_the_page(ColorScheme scheme) throws Exception {
        Pages pages = Sample.pages(new Theme(null, scheme, "#635bff", "#fff", null), github());
        AuthResponse answer = pages.signIn(signInPage());
        String style = only(parse(answer), "style").data();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash)
                        + "'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void the_page_of_a_link_may_run_its_one_line_and_sends_its_address_to_nobody() throws Exception {
        Pages pages = Sample.pages(Theme.standard(), github());
        AuthResponse answer = pages.confirm(confirmPage(true));
        String script = only(parse(answer), "script").data();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .endsWith("; script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(answer.headers())
                .contains(
                        new Header("X-Frame-Options", "DENY"),
                        new Header("X-Content-Type-Options", "nosniff"),
                        new Header("Referrer-Policy", "strict-origin"),
                        new Header("Cache-Control", "private, no-cache, no-store"));
        assertThat(parse(answer).select("[style], link:not([href=data:,]), iframe, object, embed, base"))
                .isEmpty();
        assertThat(parse(pages.confirm(confirmPage(false))).select("script")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("answers")
    @Tag("S16")
    void every_page_refuses_frames_sniffing_and_caches(AuthResponse answer) {
        boolean ofFeature = answer.body().contains("shoes"); // its address may hold the token of a mail
        assertThat(answer.headers())
                .contains(
                        new Header("X-Frame-Options", "DENY"),
                        new Header("X-Content-Type-Options", "nosniff"),
                        new Header("Referrer-Policy", ofFeature ? "strict-origin" : "same-origin"),
                        new Header("Cache-Control", "private, no-cache, no-store"));
        assertThat(answer.headers().stream().map(Header::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void no_page_has_script_inline_style_or_anything_from_another_host(AuthResponse answer) {
        Document page = parse(answer);
        assertThat(page.select("script, [style], link:not([href=data:,]), iframe, object, embed, base"))
                .isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
        assertThat(page.select("[src]").eachAttr("src")).allMatch("/logo.svg"::equals);
        assertThat(page.select("form").eachAttr("action")).allMatch(action -> action.startsWith("/auth/"));
        assertThat(only(page, "style").data()).doesNotContain("://", "url(", "@import");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "red",
                "#12",
                "#12345",
                "#1234567",
                "#ggg",
                "fff",
                "#fff;}",
                "#fff</style><script>alert(1)</script>",
                "#\u0661\u0661\u0661",
                "url(https://evil.example)"
            })
    void a_theme_colour_that_is_not_hexadecimal_is_refused(String colour) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.pages(new Theme(null, ColorScheme.AUTO, colour, null, null)))
                .withMessage("Theme.brandColor is a colour of the form #rgb or #rrggbb, not \"" + colour + "\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.pages(new Theme(null, ColorScheme.AUTO, null, colour, null)))
                .withMessage("Theme.buttonText is a colour of the form #rgb or #rrggbb, not \"" + colour + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logo.svg",
                "//evil.example/logo.svg",
                "/\\evil.example/logo.svg",
                "/\t/evil.example/logo.svg",
                "\t//evil.example",
                "https://evil.example/logo.svg",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>"
            })
    void a_logo_from_elsewhere_is_refused(String logo) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.pages(new Theme(null, ColorScheme.AUTO, null, null, logo)))
                .withMessage("Theme.logo is a path on this host, such as /logo.svg, or a data:image/ URL; \"" + logo
                        + "\" is neither");
    }

    @Test
    void a_logo_may_be_part_of_the_page_itself() {
        Stream.of("data:image/png;base64,iVBORw0KGgo=", "data:image/svg+xml,<svg onload='alert(1)'>", "/a/b.png?v=2")
                .forEach(logo -> {
                    Pages pages = Sample.pages(new Theme(null, ColorScheme.AUTO, null, null, logo));
                    assertThat(only(parse(pages.signIn(signInPage())), "img").attr("src"))
                            .isEqualTo(logo);
                });
    }
}
