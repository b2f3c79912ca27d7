package dev.latchkey.model;

/**
 * Writes the HTML of a page in place of Latchkey. Latchkey still answers the request: the address, the status, the
 * cookies and all headers stay the same. The content security policy allows style sheets, fonts and images of this
 * host, and no inline style and no script but those of Latchkey.
 *
 * <p>If a template throws an exception or returns nothing, users see the page of Latchkey, and the log has the cause.
 */
@FunctionalInterface
public interface PageTemplate {

    /**
     * Returns a whole HTML document. Several threads may call this method at the same time. On an event loop, it runs
     * on a worker thread, but not for the answer to an exception that a handler on the loop has thrown. The template
     * must escape every text of {@code page} that it writes; {@link #escape} does it. Only what {@link PageModel} calls
     * HTML is escaped already.
     */
    String render(PageModel page);

    /** Returns {@code text} as HTML that shows this text, also in an attribute with quotes. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&#34;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(c);
            }
        });
        return html.toString();
    }
}
