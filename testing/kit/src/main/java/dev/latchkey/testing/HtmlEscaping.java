package dev.latchkey.testing;

/** Text on its way into a page. */
final class HtmlEscaping {

    private HtmlEscaping() {}

    /** Makes {@code text} harmless between tags and inside double-quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A form field nobody sees. */
    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">\n";
    }
}
