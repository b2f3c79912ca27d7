package dev.latchkey.guard;

import java.util.List;

/** Translates a parsed path pattern into one Java regular expression that matches a whole path. */
final class PatternCompiler {

    private PatternCompiler() {}

    /** Returns the regular expression for a parsed pattern. The path may end with one of {@code delimiters}. */
    static String toRegex(List<PatternPart> tokens, String delimiters) {
        StringBuilder regex = new StringBuilder();
        for (PatternPart token : tokens) {
            if (token instanceof PatternPart.Text literal) {
                regex.append(quote(literal.text()));
            } else if (token instanceof PatternPart.Parameter parameter) {
                append(regex, parameter);
            }
        }
        return regex.append("[").append(quote(delimiters)).append("]?").toString();
    }

    private static void append(StringBuilder regex, PatternPart.Parameter parameter) {
        String prefix = quote(parameter.prefix());
        String suffix = quote(parameter.suffix());
        String one = parameter.regex().isEmpty() ? "" : "(?:" + parameter.regex() + ")";
        regex.append("(?:").append(prefix).append(one);
        if (parameter.repeats()) {
            regex.append("(?:").append(suffix).append(prefix).append(one).append(")*");
            regex.append(suffix).append(parameter.modifier().equals("*") ? ")?" : ")");
        } else {
            regex.append(suffix).append(')').append(parameter.modifier());
        }
    }

    /**
     * Returns a regular expression that matches exactly {@code text}. It can be used inside or outside a character
     * class.
     */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            quoted.append(plain ? "" : "\\").append(c);
        }
        return quoted.toString();
    }
}
