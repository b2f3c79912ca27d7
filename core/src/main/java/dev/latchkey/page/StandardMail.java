package dev.latchkey.page;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Theme;
import dev.latchkey.page.StyleSheet.Brand;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.MailTemplate;
import dev.latchkey.provider.SignInMail;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The built-in mails. Everything in their HTML is escaped, and the recipient's address is not in it (A4). */
final class StandardMail implements MailTemplate {

    /** Unlike the zero-width space it lets no line break. */
    private static final char ZERO_WIDTH_NON_JOINER = '\u200c';

    private final Brand brand;
    private final Texts texts;

    StandardMail(Theme theme, Texts texts) {
        this.brand = StyleSheet.brand(theme);
        this.texts = texts;
    }

    @Override
    public MailContent write(SignInMail mail, AuthRequest request) {
        String site = line(mail.site());
        String shown =
                site.replace(".", ZERO_WIDTH_NON_JOINER + "."); // mail programs make links of what looks like a host
        String lifetime = lifetime(mail);
        String html = TemplateRenderer.of(
                (out, hooks) -> JtemailGenerated.render(out, hooks, texts, mail, shown, lifetime, brand));
        return new MailContent(
                texts.text(mail.isConfirmation() ? CoreText.MAIL_CONFIRM_SUBJECT : CoreText.MAIL_SUBJECT, site),
                text(mail, site, lifetime),
                html);
    }

    /** Writes the mail of a feature in the same frame. */
    MailContent write(MailMessage message) {
        String html =
                TemplateRenderer.of((out, hooks) -> JtemessageGenerated.render(out, hooks, texts, message, brand));
        return new MailContent(line(message.subject()), text(message), html);
    }

    private static String text(MailMessage message) {
        List<String> paragraphs = new ArrayList<>(List.of(message.heading()));
        paragraphs.addAll(message.paragraphs());
        MailMessage.Link link = message.link();
        if (link != null) {
            paragraphs.add(link.label() + "\n" + link.url());
        }
        Stream.of(message.code(), message.note()).filter(Objects::nonNull).forEach(paragraphs::add);
        return String.join("\n\n", paragraphs) + "\n";
    }

    private String text(SignInMail mail, String site, String lifetime) {
        List<String> paragraphs = new ArrayList<>(List.of(
                texts.text(mail.isConfirmation() ? CoreText.MAIL_CONFIRM_HEADING : CoreText.MAIL_HEADING, site),
                mail.url()));
        if (mail.code() != null) {
            paragraphs.add(texts.text(CoreText.MAIL_CODE));
            paragraphs.add(mail.code());
        }
        paragraphs.add(lifetime + "\n"
                + texts.text(mail.isConfirmation() ? CoreText.MAIL_CONFIRM_IGNORE : CoreText.MAIL_IGNORE));
        return String.join("\n\n", paragraphs) + "\n";
    }

    private String lifetime(SignInMail mail) {
        String url = DurationWords.ofLifetime(texts, mail.urlLifetime());
        if (mail.code() == null) {
            return texts.text(CoreText.MAIL_LIFETIME, url);
        }
        String code = DurationWords.ofLifetime(texts, mail.codeLifetime());
        return url.equals(code)
                ? texts.text(CoreText.MAIL_LIFETIME_SAME, url)
                : texts.text(CoreText.MAIL_LIFETIME_EACH, url, code);
    }

    private static String line(String name) {
        return name.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
