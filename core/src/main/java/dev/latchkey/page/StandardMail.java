package dev.latchkey.page;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.provider.MailContent;
import dev.latchkey.provider.MailTemplate;
import dev.latchkey.provider.SignInMail;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the built-in mails. Every value in their HTML is escaped, and the HTML does not contain the recipient's
 * address (A4).
 */
final class StandardMail implements MailTemplate {

    /** An invisible character that, unlike the zero-width space, does not allow a line break. */
    private static final char ZERO_WIDTH_NON_JOINER = '\u200c';

    private final MailFrame frame;
    private final Texts texts;
    private final String homeUrl;

    StandardMail(MailFrame frame, Texts texts, String homeUrl) {
        this.frame = frame;
        this.texts = texts;
        this.homeUrl = homeUrl;
    }

    @Override
    public MailContent write(SignInMail mail, AuthRequest request) {
        String site = MailFrame.line(mail.site());
        String shown = site.replace(".", ZERO_WIDTH_NON_JOINER + "."); // mail programs make links of texts like hosts
        String lifetime = lifetime(mail);
        String asked = frame.asked(new MailOrigin(mail.askedAt(), request.header("User-Agent")));
        MailLook look = frame.look().at(homeUrl);
        String html = TemplateRenderer.of(
                (out, hooks) -> JtemailGenerated.render(out, hooks, texts, mail, shown, lifetime, asked, look));
        String subject =
                texts.text(mail.isConfirmation() ? CoreText.MAIL_CONFIRM_SUBJECT : CoreText.MAIL_SUBJECT, site);
        return new MailContent(frame.subject(subject, mail.code()), text(mail, site, lifetime, asked), html);
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
}
