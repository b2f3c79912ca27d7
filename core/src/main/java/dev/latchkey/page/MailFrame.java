package dev.latchkey.page;

import dev.latchkey.model.Theme;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.InstantWords;
import dev.latchkey.text.Texts;
import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** The frame of all mails, and the parts that more than one kind of mail has. Every text in it is escaped. */
public final class MailFrame {

    private final MailLook look;
    private final Texts texts;
    private final InstantWords instants;

    MailFrame(Theme theme, Texts texts) {
        this.look = MailLook.of(theme);
        this.texts = texts;
        this.instants = new InstantWords(texts);
    }

    MailLook look() {
        return look;
    }

    /**
     * Returns the HTML of a mail.
     *
     * @param homeUrl the home page of the application; {@code null}: it is not known
     * @param content rows of a table
     */
    public String html(String title, @Nullable String homeUrl, Content content) {
        MailLook here = look.at(homeUrl);
        return TemplateRenderer.of(
                (out, hooks) -> JtemailframeGenerated.render(out, hooks, texts, here, title, content));
    }

    /** Returns the button with an address. */
    public Content button(String url, String label) {
        return TemplateRenderer.content(
                (out, hooks) -> JtemailbuttonGenerated.render(out, hooks, look.light(), url, label));
    }

    /** Returns the row with the address of the button, for programs that show none. */
    public Content address(String url) {
        return TemplateRenderer.content((out, hooks) -> JtemailaddressGenerated.render(out, hooks, texts, url));
    }

    /** Returns the row with a code to type in. */
    public Content code(String code) {
        return TemplateRenderer.content((out, hooks) -> JtemailcodeGenerated.render(out, hooks, code));
    }

    /**
     * Returns a subject of one line. The code comes first, because lists of mails and locked screens show only the
     * beginning of a subject.
     */
    public String subject(String subject, @Nullable String code) {
        String line = line(subject);
        return code == null ? line : texts.text(CoreText.MAIL_SUBJECT_WITH_CODE, code, line);
    }

    /** Returns the sentence that says when, and with which browser, somebody asked for the mail. */
    public String asked(MailOrigin origin) {
        String when = instants.minute(origin.when());
        return BrowserWords.of(texts, origin.userAgent())
                .map(browser -> texts.text(CoreText.MAIL_ASKED_WITH, when, browser))
                .orElseGet(() -> texts.text(CoreText.MAIL_ASKED, when));
    }

    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
