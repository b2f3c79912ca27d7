package dev.latchkey.page;

import gg.jte.Content;
import java.util.Locale;

/**
 * A script in a page. It is written into the page, and the page's content security policy allows exactly its text.
 *
 * @param text JavaScript; the same in each page, so no value of a user is ever in it
 */
public record PageScript(String text) {

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if the text would end the script element
     */
    public PageScript {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("</script")
                || lower.contains("<!--")
                || !PrintableText.of(text).equals(text)) {
            throw new IllegalArgumentException("A script has text that a page cannot hold");
        }
    }

    /** The script element. */
    public Content content() {
        return out -> {
            out.writeContent("<script>");
            out.writeContent(text);
            out.writeContent("</script>");
        };
    }
}
