package dev.latchkey.securitynotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AuthBuilder;
import dev.latchkey.securitynotices.Mailbox.Letter;
import dev.latchkey.store.Store;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The language of pages, of mails that somebody asks for, and of mails about somebody else's doing. */
class LanguageTest {

    private Application application = Application.standard();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_page_is_in_the_language_that_the_browser_likes_best() {
        Document page = page(browser("da, fr;q=0.4, de-CH;q=0.8"), "/auth/signin");
        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.select("h1").text()).isEqualTo("Anmelden");
        assertThat(page(browser("he"), "/auth/signin").select("html").attr("dir"))
                .isEqualTo("rtl");
        assertThat(page(browser("da"), "/auth/signin").select("h1").text()).isEqualTo("Sign in");
        assertThat(page(browser("fr"), "/auth/nowhere").select("html").attr("lang"))
                .isEqualTo("fr");
    }

    @Test
    void a_link_with_a_language_wins_and_the_pages_behind_it_keep_to_it() {
        Visitor ada = browser("de");

        assertThat(page(ada, "/auth/signin?ui_locales=xx%20ja").select("html").attr("lang"))
                .isEqualTo("ja");
        assertThat(page(ada, "/auth/signout").select("html").attr("lang")).isEqualTo("ja");
        assertThat(page(ada, "/auth/signin?ui_locales=fr").select("html").attr("lang"))
                .isEqualTo("fr");
        assertThat(page(browser("de"), "/auth/signin").select("html").attr("lang"))
                .isEqualTo("de");
    }

    @Test
    void a_link_with_anything_else_than_a_language_changes_nothing() {
        Visitor ada = browser("de");
        for (String tags : new String[] {"xx", "..%2F..", "%22%3E%3Cscript%3E", "%00", "de%0d%0aSet-Cookie:x=y"}) {
            HttpResponse<String> answer = ada.opens("/auth/signin?ui_locales=" + tags);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(answer.body()).select("html").attr("lang")).isEqualTo("de");
        }
        assertThat(ada.cookies()).noneMatch(cookie -> cookie.getName().equals("x"));
    }

    @Test
    void the_word_of_the_application_wins_over_the_browser() {
        with(auth -> auth.language(request -> Optional.of(Locale.ITALY)));
        assertThat(page(browser("de"), "/auth/signin").select("html").attr("lang"))
                .isEqualTo("it");
        assertThat(page(browser("de"), "/auth/signin?ui_locales=nl")
                        .select("html")
                        .attr("lang"))
                .isEqualTo("nl");
    }

    @Test
    void an_application_that_knows_nothing_or_fails_leaves_it_to_the_browser() {
        with(auth -> auth.language(request -> {
            throw new IllegalStateException("no database");
        }));
        assertThat(page(browser("de"), "/auth/signin").select("html").attr("lang"))
                .isEqualTo("de");
    }

    @Test
    void texts_of_the_application_are_for_one_language_each() {
        with(auth -> auth.texts(Map.of("sign-in.heading", "Welcome back"))
                .texts(Locale.GERMAN, Map.of("sign-in.heading", "Willkommen zurück")));
        assertThat(page(browser("en"), "/auth/signin").select("h1").text()).isEqualTo("Welcome back");
        assertThat(page(browser("de"), "/auth/signin").select("h1").text()).isEqualTo("Willkommen zurück");
        assertThat(page(browser("fr"), "/auth/signin").select("h1").text()).isEqualTo("Se connecter");
    }

    @Test
    void a_mail_is_in_the_language_of_the_browser_that_asks_for_it() {
        browser("pl").signsInByMail("ada@example.org");

        Letter letter = application.mailbox.letters().get(0);
        assertThat(letter.subject()).matches("\\d{8} – Zaloguj się do Acme Orders");
        assertThat(Jsoup.parse(letter.html()).select("html").attr("lang")).isEqualTo("pl");
    }

    @Test
    void a_mail_from_right_to_left_keeps_its_link_from_left_to_right() {
        browser("ar").signsInByMail("ada@example.org");

        Document mail = Jsoup.parse(application.mailbox.letters().get(0).html());
        assertThat(mail.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(mail.select("[style*='direction: ltr']").text()).contains("http://localhost:");
    }

    @Test
    void a_notice_is_in_the_language_of_the_user_and_not_in_that_of_a_stranger() {
        browser("de").signsIn("ada");

        browser("ja").signsIn("ada");

        Letter letter = application.mailbox.last();
        assertThat(letter.subject()).isEqualTo("Neue Anmeldung bei Acme Orders");
        assertThat(letter.text())
                .contains("Jemand hat sich mit Work bei Ihrem Konto angemeldet")
                .contains("Browser: Firefox unter Linux")
                .contains("1. November 2026")
                .doesNotContain("Somebody");
        assertThat(Jsoup.parse(letter.html()).select("html").attr("lang")).isEqualTo("de");
    }

    @Test
    void the_language_of_the_user_changes_with_a_browser_that_is_known() {
        Visitor ada = browser("de").signsIn("ada");
        ada.sending("Accept-Language", "es").signsIn("ada");

        browser("ja").signsIn("ada");

        assertThat(application.mailbox.last().subject()).isEqualTo("Nuevo inicio de sesión en Acme Orders");
    }

    private Visitor browser(String languages) {
        return new Visitor(application, Visitor.FIREFOX).sending("Accept-Language", languages);
    }

    private static Document page(Visitor visitor, String path) {
        return Jsoup.parse(visitor.opens(path).body());
    }

    private void with(UnaryOperator<AuthBuilder> more) {
        application.close();
        application = Application.with(Store.inMemory(), more);
    }
}
