package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.provider.CredentialsProvider;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** An application gives the built-in pages and mails words of its own, one by one. */
class ReplacedTextsTest {

    private static EmailSetup with(Map<String, String> texts) {
        return new EmailSetup(provider -> provider, auth -> auth.texts(texts));
    }

    private static Document page(Auth auth, String path) {
        return Jsoup.parse(new Visits(auth).open(path).body());
    }

    @Test
    void a_text_is_replaced_and_the_others_stay() {
        Auth auth = with(Map.of("sign-in.heading", "Welcome", "sign-in.lead", "{0} is one step away")).auth;
        Document page = page(auth, "/auth/signin");
        assertThat(page.select("h1").text()).isEqualTo("Welcome");
        assertThat(page.select(".lead").text()).isEqualTo("localhost is one step away");
        assertThat(page.select(".lead bdi").eachText()).containsExactly("localhost");
        assertThat(page.select("label").text()).isEqualTo("E-mail address");
    }

    @Test
    void markup_in_a_text_is_text() {
        Auth auth =
                with(Map.of("sign-in.heading", "<i>Hi</i>", "sign-in.or", "\"><i>", "page.language", "\"><i>")).auth;
        assertThat(page(auth, "/auth/signin").select("i")).isEmpty();
        assertThat(page(auth, "/auth/signin").select("h1").text()).isEqualTo("<i>Hi</i>");
    }

    @Test
    void browsers_and_screen_readers_know_the_language_of_the_texts() {
        Element english = page(new EmailSetup().auth, "/auth/error").selectFirst("html");
        Element arabic = page(with(Map.of("page.language", "ar", "page.direction", "rtl")).auth, "/auth/error")
                .selectFirst("html");
        assertThat(english).isNotNull();
        assertThat(arabic).isNotNull();
        assertThat(english.attr("lang")).isEqualTo("en");
        assertThat(english.attr("dir")).isEqualTo("ltr");
        assertThat(arabic.attr("lang")).isEqualTo("ar");
        assertThat(arabic.attr("dir")).isEqualTo("rtl");
    }

    @Test
    void the_mail_has_the_applications_words_too() {
        EmailSetup setup = with(Map.of("mail.subject", "Your link for {0}", "mail.ignore", "Not you? Do nothing."));
        setup.browser(EmailSetup.ADA).ask(EmailSetup.ADA, EmailSetup.HOME);
        assertThat(setup.outbox.last().subject()).isEqualTo(setup.outbox.code() + " – Your link for localhost");
        assertThat(setup.outbox.last().text()).endsWith("Not you? Do nothing.\n");
        assertThat(setup.outbox.last().html()).contains("Not you? Do nothing.");
    }

    @Test
    void an_unknown_key_and_other_arguments_stop_the_start() {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                .texts(Map.of("signin.heading", "Hi", "page.home", "Home"));
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("there is no text \"signin.heading\"; the nearest is \"sign-in.heading\"")
                .withMessageContaining("\"page.home\" has to use {0} (application), and uses none");
        assertThatIllegalStateException()
                .isThrownBy(builder.texts(Map.of())::build)
                .withMessageContaining("texts(…)");
    }
}
