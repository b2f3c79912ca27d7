package dev.latchkey.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.SignInMail;
import dev.latchkey.text.InstantWords;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardMailTest {

    private static final String URL = "https://app.example.org/auth/callback/email?callbackUrl=%2F&token=0a&email=b";
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Instant ASKED = Instant.parse("2026-11-01T14:05:00Z");

    /** The JDK's words, which differ from one JDK to the next. */
    private static final String WHEN = new InstantWords(Sample.TEXTS).minute(ASKED);

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";

    @Test
    void text_and_html_say_the_same() {
        MailContent mail = write("Acme", "12345678", Duration.ofHours(24));
        assertThat(mail.subject()).isEqualTo("12345678 – Sign in to Acme");
        assertThat(mail.text()).isEqualTo("""
                Sign in to Acme

                %s

                Or enter this code in the browser where you started:

                12345678

                The link works for 24 hours, the code for 10 minutes. You can use one of them, once.

                This mail was asked for on %s, with Firefox on Linux.
                If you did not ask for this mail, you can ignore it. Nobody has been signed in.
                """.formatted(URL, WHEN));
        Document html = Jsoup.parse(mail.html());
        assertThat(html.select("a").eachAttr("href")).containsExactly(URL);
        assertThat(html.body().text())
                .isEqualTo("Sign in to Acme Sign in Or enter this code in the browser where you started: 12345678"
                        + " The link works for 24 hours, the code for 10 minutes. You can use one of them, once."
                        + " This mail was asked for on " + WHEN + ", with Firefox on Linux."
                        + " If you did not ask for this mail, you can ignore it. Nobody has been signed in."
                        + " If the button does not work, copy this address into your browser: " + URL);
    }

    @Test
    void without_a_code_nothing_is_said_of_one() {
        MailContent mail = write("Acme", null, TEN);
        assertThat(mail.text()).doesNotContain("code").contains("within 10 minutes.");
        assertThat(Jsoup.parse(mail.html()).text()).doesNotContain("code").contains("within 10 minutes.");
    }

    @ParameterizedTest
    @Tag("A4")
    @ValueSource(
            strings = {
                "<a href=\"https://evil.example\">Acme</a>",
                "\"><img src=https://evil.example/x.png>",
                "</td></tr></table><script>alert(1)</script>",
                "x' onclick='alert(1)",
                "Acme\r\nBcc: eve@evil.example"
            })
    void whatever_a_site_is_called_adds_nothing_to_the_mail(String name) {
        MailContent mail = write(name, "12345678", TEN);
        MailContent harmless = write("Acme", "12345678", TEN);
        assertThat(skeleton(mail)).isEqualTo(skeleton(harmless));
        assertThat(mail.subject()).doesNotContain("\r", "\n");
        assertThat(Jsoup.parse(mail.html()).select("a").eachAttr("href")).containsExactly(URL);
    }

    @Test
    @Tag("A4")
    void the_address_is_not_in_the_html_but_in_the_link() {
        String html = write("Acme", "12345678", TEN).html();
        assertThat(html).doesNotContain("ada@example.org").doesNotContain("evil");
    }

    @Test
    void nothing_is_fetched_when_the_mail_is_read() {
        Document html = Jsoup.parse(write("Acme", "12345678", TEN).html());
        assertThat(html.select("img, link, script, iframe, [src], [background]"))
                .isEmpty();
        assertThat(html.outerHtml()).doesNotContain("url(", "@import");
    }

    @Test
    void mail_programs_make_no_link_of_a_host() {
        assertThat(write("app.example.org", null, TEN).html()).doesNotContain("app.example.org<", " app.example.org");
        assertThat(write("app.example.org", null, TEN).html()).doesNotContain("\u200b"); // it would break the line
        assertThat(write("app.example.org", null, TEN).subject()).isEqualTo("Sign in to app.example.org");
    }

    @Test
    void the_button_has_the_themes_colours_if_they_can_be_read() {
        StandardMail mails = mails(new Theme(null, ColorScheme.AUTO, "#ffcc00", "#ffffff", null));
        String html = mails.write(mail("Acme", null, TEN), FakeRequest.get("/")).html();
        assertThat(html).contains("bgcolor=\"#ffcc00\"").contains("color: #000000; text-decoration");
    }

    @Test
    void the_logo_is_one_of_the_application_and_stands_for_the_name() {
        Document html = Jsoup.parse(mails(new Theme("Acme", ColorScheme.AUTO, null, null, "/logo.png"))
                .write(mail("Acme", null, TEN), FakeRequest.get("/"))
                .html());
        assertThat(html.select("img").attr("src")).isEqualTo("https://app.example.org/shop/logo.png");
        assertThat(html.select("img").attr("alt")).isEqualTo("Acme");
    }

    @Test
    void a_dark_program_shows_it_dark_unless_the_theme_is_always_light() {
        MailContent mail = write("Acme", null, TEN);
        assertThat(mail.html()).contains("prefers-color-scheme: dark", "content=\"light dark\"");
        String light = mails(new Theme(null, ColorScheme.LIGHT, null, null, null))
                .write(mail("Acme", null, TEN), FakeRequest.get("/"))
                .html();
        assertThat(light).doesNotContain("prefers-color-scheme");
    }

    @ParameterizedTest
    @Tag("A4")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0 | , with Edge on Windows.
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15 | , with Safari on macOS.
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1 | , with Chrome on iPhone.
                    Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 | , with Chrome on Android.
                    <b>evil.example</b> | PM UTC.
                    none | PM UTC.
                    """)
    void a_mail_names_the_browser_only_in_words_of_its_own(@Nullable String userAgent, String end) {
        FakeRequest request = FakeRequest.get("/");
        MailContent mail = mails(Theme.standard())
                .write(mail("Acme", null, TEN), userAgent == null ? request : request.header("User-Agent", userAgent));
        assertThat(mail.text().lines().filter(line -> line.contains("asked for")))
                .singleElement()
                .asString()
                .endsWith(end);
        assertThat(mail.html()).doesNotContain("evil.example");
    }

    private static String skeleton(MailContent mail) {
        StringBuilder names = new StringBuilder();
        Jsoup.parse(mail.html())
                .getAllElements()
                .forEach(element -> names.append(element.tagName())
                        .append(element.attributes().size())
                        .append(' '));
        return names.toString();
    }

    private static MailContent write(String site, @Nullable String code, Duration urlLifetime) {
        return mails(Theme.standard())
                .write(mail(site, code, urlLifetime), FakeRequest.get("/").header("User-Agent", FIREFOX));
    }

    private static SignInMail mail(String site, @Nullable String code, Duration urlLifetime) {
        return new SignInMail(
                site, "ada@example.org<a href=\"https://evil.example\">", URL, code, urlLifetime, TEN, false, ASKED);
    }

    private static StandardMail mails(Theme theme) {
        return new StandardMail(new MailFrame(theme, Sample.TEXTS), Sample.TEXTS, "https://app.example.org/shop");
    }
}
