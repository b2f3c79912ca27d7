package dev.latchkey.page;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.MailTemplate;
import dev.latchkey.provider.SignInMail;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the built-in mails. Every value in their HTML is escaped, and the HTML does not contain the recipient's
 * address (A4).
 */
final class StandardMail implements MailTemplate {

    /** An invisible character that, unlike the zero-width space, does not allow a line break. */
    private static final char ZERO_WIDTH_NON_JOINER = '\u200c';

    private final MailLook look;
    private final Texts texts;
    private final InstantWords instants;

    StandardMail(Theme theme, Texts texts) {
        this.look = MailLook.of(theme);
        this.texts = texts;
        this.instants = new InstantWords(texts);
    }

    @Override
    public MailContent write(SignInMail mail, AuthRequest request) {
        String site = line(mail.site());
        String shown = site.replace(".", ZERO_WIDTH_NON_JOINER + "."); // mail programs make links of texts like hosts
        String lifetime = lifetime(mail);
        String asked = asked(new MailOrigin(mail.askedAt(), request.header("User-Agent")));
        String html = TemplateRenderer.of(
                (out, hooks) -> JtemailGenerated.render(out, hooks, texts, mail, shown, lifetime, asked, look));
        String subject =
                texts.text(mail.isConfirmation() ? CoreText.MAIL_CONFIRM_SUBJECT : CoreText.MAIL_SUBJECT, site);
        return new MailContent(subject(subject, mail.code()), text(mail, site, lifetime, asked), html);
    }

    /** Writes the mail of a feature in the same frame. */
    MailContent write(MailMessage message, @Nullable MailOrigin origin) {
        String asked = message.isAskedFor() && origin != null ? asked(origin) : "";
        String html = TemplateRenderer.of(
                (out, hooks) -> JtemessageGenerated.render(out, hooks, texts, message, asked, look));
        return new MailContent(subject(line(message.subject()), message.code()), text(message, asked), html);
    }

    /** Puts the code first, because lists of mails and locked screens show only the beginning of a subject. */
    private String subject(String subject, @Nullable String code) {
        return code == null ? subject : texts.text(CoreText.MAIL_SUBJECT_WITH_CODE, code, subject);
    }

    private String asked(MailOrigin origin) {
        String when = instants.minute(origin.when());
        return BrowserWords.of(texts, origin.userAgent())
                .map(browser -> texts.text(CoreText.MAIL_ASKED_WITH, when, browser))
                .orElseGet(() -> texts.text(CoreText.MAIL_ASKED, when));
    }

    private static String text(MailMessage message, String asked) {
        List<String> paragraphs = new ArrayList<>(List.of(message.heading()));
        paragraphs.addAll(message.paragraphs());
        MailMessage.Link link = message.link();
        if (link != null) {
            paragraphs.add(link.label() + "\n" + link.url());
        }
        addTo(paragraphs, message.code());
        addTo(paragraphs, asked);
        addTo(paragraphs, message.note());
        return String.join("\n\n", paragraphs) + "\n";
    }

    private static void addTo(List<String> paragraphs, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            paragraphs.add(text);
        }
    }

    private String text(SignInMail mail, String site, String lifetime, String asked) {
        List<String> paragraphs = new ArrayList<>(List.of(
                texts.text(mail.isConfirmation() ? CoreText.MAIL_CONFIRM_HEADING : CoreText.MAIL_HEADING, site),
                mail.url()));
        if (mail.code() != null) {
            paragraphs.add(texts.text(CoreText.MAIL_CODE));
            paragraphs.add(mail.code());
        }
        paragraphs.add(lifetime);
        paragraphs.add(
                asked + "\n" + texts.text(mail.isConfirmation() ? CoreText.MAIL_CONFIRM_IGNORE : CoreText.MAIL_IGNORE));
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
