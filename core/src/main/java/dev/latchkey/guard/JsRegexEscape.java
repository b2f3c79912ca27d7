package dev.latchkey.guard;

import org.jspecify.annotations.Nullable;

/** Translates single characters and backslash escapes of a JavaScript regular expression into Java's syntax. */
final class JsRegexEscape {

    /**
     * The characters that JavaScript treats as white space, for use inside a character class. Java has no shorthand for
     * them.
     */
    private static final String SPACE =
            "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    /**
     * All characters that are not in {@link #SPACE}. They are listed, because Java and JavaScript interpret a negated
     * class inside a negated class differently.
     */
    private static final String NO_SPACE =
            "\\x00-\\x08\\x0e-\\x1f!-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027"
                    + "\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\x{10ffff}";

    /** A word boundary for ASCII. In some Java releases, {@code \b} also recognises letters of other alphabets. */
    private static final String BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";

    private static final String NO_BOUNDARY = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

    private JsRegexEscape() {}

    /**
     * Appends the translation of the escape at the cursor, after its backslash. Returns {@code false} if the escape
     * matches a position and not a character.
     */
    static boolean toJava(PatternCursor in, StringBuilder java) {
        if (in.accept('b') || in.accept('B')) {
            java.append(in.peek(-1) == 'b' ? BOUNDARY : NO_BOUNDARY);
            return false;
        }
        String set = set(in);
        java.append(set == null ? literal(in, character(in)) : "[" + set + "]");
        return true;
    }

    /**
     * Returns the set of the escape at the cursor, for use inside a character class; {@code null} if the escape is not
     * a set.
     */
    static @Nullable String set(PatternCursor in) {
        String set = switch (in.peek()) {
            case 'd', 'D', 'w', 'W' -> "\\" + in.peek();
            case 's' -> SPACE;
            case 'S' -> NO_SPACE;
            default -> null;
        };
        if (set != null) {
            in.take();
        }
        return set;
    }

    /** Returns the character of the escape at the cursor. */
    static char character(PatternCursor in) {
        int start = in.position() - 1;
        if (in.atEnd()) {
            throw in.fault(start, "Dangling backslash", "write \"\\\\\" for the character itself");
        }
        char c = in.take();
        int value = switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> 0x0b;
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '0' -> Character.isDigit(in.peek()) ? -1 : 0;
            case 'c' -> Character.isLetter(in.peek()) && in.peek() < 0x80 ? in.take() % 32 : -1;
            case 'x' -> in.acceptHex(2);
            case 'u' -> in.acceptHex(4);
            default -> c < 0x80 && Character.isLetterOrDigit(c) ? -1 : c;
        };
        if (value < 0) {
            throw in.fault(start, unusable(c), "leave out the backslash, or spell the character as \"\\xHH\"");
        }
        return (char) value;
    }

    private static String unusable(char c) {
        return c == 'k' || (c >= '1' && c <= '9') ? "Back-reference" : "Unknown escape \"\\" + c + "\"";
    }

    /** Returns {@code c} as a literal. */
    static String literal(PatternCursor in, char c) {
        if (Character.isSurrogate(c)) {
            throw in.fault(in.position() - 1, "Character beyond U+FFFF", "match it with a dot or a negated class");
        }
        return PatternCompiler.quote(String.valueOf(c));
    }
}
