package dev.latchkey.guard;

import org.jspecify.annotations.Nullable;

/** Translates a character class of a JavaScript regular expression into Java's syntax. */
final class JsCharacterClass {

    private final PatternCursor in;
    private final StringBuilder java = new StringBuilder();

    private JsCharacterClass(PatternCursor in) {
        this.in = in;
    }

    /** Translates the class after its opening bracket. */
    static String toJava(PatternCursor in) {
        return new JsCharacterClass(in).rewrite(in.position() - 1);
    }

    private String rewrite(int start) {
        boolean negated = in.accept('^');
        if (in.accept(']')) {
            return negated ? "(?s:.)" : "(?!)"; // matches anything, or nothing; Java would read the bracket as a member
        }
        java.append(negated ? "[^" : "[");
        while (!in.accept(']')) {
            if (in.atEnd()) {
                throw in.fault(
                        start, "Unclosed character class", "close it with \"]\", or write \"\\[\" for a bracket");
            }
            member();
        }
        return java.append(']').toString();
    }

    /** Reads one member of the class, which is a character, a set or a range. */
    private void member() {
        int start = in.position();
        Character low = character();
        boolean range = in.peek() == '-' && in.peek(1) != ']' && in.peek(1) != PatternCursor.NONE;
        if (!range) {
            return;
        }
        in.take();
        int bar = java.length();
        Character high = character();
        if (low == null || high == null) {
            java.insert(bar, "\\-"); // next to a set, the hyphen is literal and makes no range
        } else if (low > high) {
            throw in.fault(start, "Range out of order", "put the character that sorts first on the left");
        } else {
            java.insert(bar, '-');
        }
    }

    /** Appends one character and returns this character, or appends a set and returns {@code null}. */
    private @Nullable Character character() {
        char c = in.take();
        if (c == '\\') {
            String set = JsRegexEscape.set(in);
            if (set != null) {
                java.append(set);
                return null;
            }
            c = in.accept('b') ? '\b' : JsRegexEscape.character(in);
        }
        java.append(JsRegexEscape.literal(in, c));
        return c;
    }
}
