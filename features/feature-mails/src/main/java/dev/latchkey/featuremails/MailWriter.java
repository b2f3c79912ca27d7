package dev.latchkey.featuremails;

import dev.latchkey.page.MailFrame;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.provider.MailContent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the mails of features, in the frame of the built-in ones and as plain text. */
record MailWriter(MailFrame frame) {

    /** @param cause the request that caused the mail; {@code null}: it is not known, or there is none */
    MailContent write(MailMessage message, @Nullable MailCause cause) {
        String asked = message.isAskedFor() && cause != null ? frame.asked(cause.origin()) : "";
        String html = frame.html(
                message.heading(),
                home(message.link(), cause),
                TemplateRenderer.content(
                        (out, hooks) -> JtemessageGenerated.render(out, hooks, frame, message, asked)));
        return new MailContent(frame.subject(message.subject(), message.code()), text(message, asked), html);
    }

    private static @Nullable String home(MailMessage.@Nullable Link link, @Nullable MailCause cause) {
        if (link != null && link.homeUrl() != null) {
            return link.homeUrl();
        }
        return cause == null ? null : cause.site().home();
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
}
