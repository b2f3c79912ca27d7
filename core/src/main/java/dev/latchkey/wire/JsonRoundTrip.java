package dev.latchkey.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What is read when a value was written as JSON in UTF-8: this tells it beforehand. */
public final class JsonRoundTrip {

    private static final int LONG_BITS = 63;
    private static final int MAX_BITS = 209; // 63 digits: one less than may be read, for the sign

    private JsonRoundTrip() {}

    /** {@code null}: JSON has no such number. */
    public static @Nullable Number number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.scale() == 0 ? number(decimal.unscaledValue()) : number((Number) decimal.doubleValue());
        }
        if (number instanceof BigInteger big && big.bitLength() > LONG_BITS) {
            return big.bitLength() <= MAX_BITS ? big : number((Number) big.doubleValue());
        }
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            return Double.isFinite(real) ? (Number) real : null;
        }
        return number.longValue();
    }

    /** {@code text} with U+FFFD for each half of a character that is missing the other, which UTF-8 has not. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return wellFormed(text);
            }
        }
        return text;
    }

    private static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c) ? '\ufffd' : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
