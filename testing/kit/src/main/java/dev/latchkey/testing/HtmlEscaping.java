package dev.latchkey.testing;

/** Escapes text for pages. */
final class HtmlEscaping {

    private HtmlEscaping() {}

    /** Escapes {@code text} for use between tags and inside double-quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns a hidden form field. */
    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">\n";
    }
}
