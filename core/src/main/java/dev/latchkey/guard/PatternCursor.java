package dev.latchkey.guard;

/** A place in a stretch of a pattern, moving forwards. Positions are those of the whole pattern. */
final class PatternCursor {

    /** What {@link #peek()} answers at the end; no pattern holds it, being no character. */
    static final char NONE = '\uffff';

    private final String source;
    private final int end;
    private int at;

    PatternCursor(String source, int from, int length) {
        this.source = source;
        this.at = from;
        this.end = from + length;
    }

    int position() {
        return at;
    }

    void rewind(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= end;
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < end ? source.charAt(at + ahead) : NONE;
    }

    char take() {
        char taken = peek();
        at++;
        return taken;
    }

    boolean accept(char expected) {
        boolean found = !atEnd() && peek() == expected;
        at += found ? 1 : 0;
        return found;
    }

    boolean accept(String expected) {
        boolean found = at + expected.length() <= end && source.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    /** Takes all digits that stand here, as a decimal number; -1 if there are none. */
    int acceptNumber() {
        int value = -1;
        while (isDigit(peek(), 10)) {
            value = Math.min(Math.max(value, 0) * 10 + Character.digit(take(), 10), 1_000_000);
        }
        return value;
    }

    /** Takes exactly {@code digits} hexadecimal digits, or none and answers -1. */
    int acceptHex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            if (!isDigit(peek(i), 16)) {
                return -1;
            }
            value = value * 16 + Character.digit(peek(i), 16);
        }
        at += digits;
        return value;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    IllegalArgumentException fault(int index, String problem, String repair) {
        return PatternFault.at(index, source, problem, repair);
    }
}
