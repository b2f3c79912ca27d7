package dev.latchkey.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Computes what a value becomes after it is written as JSON in UTF-8 and read again. */
public final class JsonRoundTrip {

    private static final int LONG_BITS = 63;
    private static final int MAX_BITS = 209; // 63 digits, one less than the parser reads, for the sign

    private JsonRoundTrip() {}

    /** Returns the number after a round trip; {@code null} if JSON has no such number. */
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

    /** Returns {@code text} with U+FFFD in place of each unpaired surrogate, which UTF-8 cannot express. */
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
