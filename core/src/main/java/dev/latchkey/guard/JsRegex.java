package dev.latchkey.guard;

/**
 * Translates a JavaScript regular expression (ECMA-262, without the {@code u} flag) into a Java one that matches the
 * same texts. Refuses syntax that has another meaning in Java, or whose work cannot be limited. The result only matches
 * whole texts, so no group captures.
 */
final class JsRegex {

    private static final int MAX_REPEAT = 1000;

    private final PatternCursor in;
    private final String dot;
    private final StringBuilder java = new StringBuilder();
    private int depth;
    private int outerBar = -1;

    private JsRegex(PatternCursor in, String dot) {
        this.in = in;
        this.dot = dot;
    }

    /**
     * Translates {@code length} characters of {@code source}, starting at index {@code from}. A dot becomes
     * {@code dot}.
     */
    static String toJava(String source, int from, int length, String dot) {
        JsRegex regex = new JsRegex(new PatternCursor(source, from, length), dot);
        regex.all();
        return regex.java.toString();
    }

    /**
     * Translates the regular expression of a condition. Next.js puts {@code ^} and {@code $} around it without a group,
     * so {@code a|b} would match every text that begins with a or ends with b. A bar must therefore be in parentheses.
     */
    static String valueToJava(String source, String dot) {
        JsRegex regex = new JsRegex(new PatternCursor(source, 0, source.length()), dot);
        regex.all();
        if (regex.outerBar >= 0) {
            throw regex.in.fault(
                    regex.outerBar,
                    "Bar outside parentheses",
                    "write \"(?:a|b)\" to match one of several whole values");
        }
        return regex.java.toString();
    }

    private void all() {
        alternatives();
        if (!in.atEnd()) {
            throw in.fault(in.position(), "Unopened \")\"", "write \"\\)\" for the character itself");
        }
    }

    private void alternatives() {
        while (!in.atEnd() && in.peek() != ')') {
            if (in.accept('|')) {
                outerBar = depth == 0 ? in.position() - 1 : outerBar;
                java.append('|');
            } else {
                term();
            }
        }
    }

    private void term() {
        int start = in.position();
        boolean repeatable = atom();
        int quantifier = in.position();
        if (quantifier() && !repeatable) {
            throw in.fault(
                    quantifier, "Nothing to repeat", "the part at " + start + " matches a place, not a character");
        }
    }

    /** Reads one atom or assertion. Returns {@code false} for an assertion, which cannot be repeated. */
    private boolean atom() {
        int start = in.position();
        if (quantifier()) {
            throw in.fault(start, "Nothing to repeat", "write a backslash before it for the character itself");
        }
        char c = in.take();
        switch (c) {
            case '^' -> java.append("\\A");
            case '$' -> java.append("\\z");
            case '(' -> {
                return group(start);
            }
            case '[' -> java.append(JsCharacterClass.toJava(in));
            case '\\' -> {
                return JsRegexEscape.toJava(in, java);
            }
            case '.' -> java.append(dot);
            default -> java.append(JsRegexEscape.literal(in, c));
        }
        return c != '^' && c != '$';
    }

    private boolean group(int start) {
        boolean place = false;
        if (in.accept("?=") || in.accept("?!")) {
            place = true;
            java.append("(?").append(in.peek(-1));
        } else {
            kind(start);
            java.append("(?:");
        }
        depth++;
        alternatives();
        depth--;
        if (!in.accept(')')) {
            throw in.fault(in.position(), "Unclosed group", "close the one opened at " + start + " with \")\"");
        }
        java.append(')');
        return !place;
    }

    /** Reads the characters that may follow the opening parenthesis of a group that is not a look-ahead. */
    private void kind(int start) {
        if (in.accept("?<=") || in.accept("?<!")) {
            throw in.fault(start, "Look-behind", "say the same with a look-ahead, as in \"(?!.*\\.png$)\"");
        }
        if (in.accept("?<")) {
            boolean named = Character.isJavaIdentifierStart(in.peek());
            while (Character.isJavaIdentifierPart(in.peek())) {
                in.take();
            }
            if (!named || !in.accept('>')) {
                throw in.fault(in.position(), "Broken group name", "write it as in \"(?<name>...)\"");
            }
        } else if (in.peek() == '?' && !in.accept("?:")) {
            throw in.fault(start, "Unknown kind of group", "only \"(?:\", \"(?=\", \"(?!\" and \"(?<name>\" exist");
        }
    }

    /** Copies a quantifier, if there is one. The syntax of quantifiers is the same in both languages. */
    private boolean quantifier() {
        if (in.accept('*') || in.accept('+') || in.accept('?')) {
            java.append(in.peek(-1));
        } else if (!counted()) {
            return false;
        }
        if (in.accept('?')) {
            java.append('?');
        }
        return true;
    }

    /** Reads {@code {2}}, {@code {2,}} or {@code {2,5}}. Any other brace is an ordinary character, as in JavaScript. */
    private boolean counted() {
        int start = in.position();
        if (!in.accept('{')) {
            return false;
        }
        int least = in.acceptNumber();
        boolean range = in.accept(',');
        int most = in.acceptNumber();
        if (least < 0 || (!range && most >= 0) || !in.accept('}')) {
            in.rewind(start);
            return false;
        }
        if (Math.max(least, most) > MAX_REPEAT || (most >= 0 && most < least)) {
            throw in.fault(start, "Unusable count", "from the smaller number to the larger, at most " + MAX_REPEAT);
        }
        java.append('{')
                .append(least)
                .append(range ? "," : "")
                .append(most < 0 ? "" : most)
                .append('}');
        return true;
    }
}
