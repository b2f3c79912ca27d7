package dev.latchkey.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address that every parser reads in the same way. It consists of a dot-atom, an at sign and a host name (RFC
 * 5321 section 4.1.2, RFC 6531 section 3.3), in the form of Auth.js (wire.md#addresses). A text that another parser
 * could read as a different address is refused. This concerns quotes, comments, lists, a second at sign, and all
 * characters that Unicode normalisation changes into one of these (A1 to A3). {@code toString} hides the address.
 */
public final class EmailAddress {

    private static final int MOST_BYTES = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets
    private static final int MOST_LOCAL_BYTES = 64; // section 4.5.3.1.1
    private static final String DANGEROUS = "@,<>\";\r\n\u000b\f\u2028\u2029";

    /**
     * Matches letters, digits and marks of any script, without invisible characters such as a change of the text
     * direction.
     */
    private static final String WORD = "\\p{L}\\p{M}\\p{N}";

    private static final String ATOM = "[" + WORD + "\\p{So}\\p{Sk}!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[" + WORD + "](?:[" + WORD + "-]*[" + WORD + "])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    private final String text;

    private EmailAddress(String text) {
        this.text = text;
    }

    /** Reads an address that a user has typed; {@code null} if the text is not exactly one address. */
    public static @Nullable EmailAddress of(@Nullable String typed) {
        if (typed == null || typed.length() > MOST_BYTES || !typed.codePoints().allMatch(EmailAddress::isHarmless)) {
            return null;
        }
        String text = normalised(typed);
        boolean whole = FORM.matcher(text).matches()
                && bytes(text) <= MOST_BYTES
                && bytes(text.substring(0, text.indexOf('@'))) <= MOST_LOCAL_BYTES;
        return whole && normalised(text).equals(text) ? new EmailAddress(text) : null;
    }

    /** Returns the address itself. Latchkey stores, compares and uses exactly this text. */
    public String text() {
        return text;
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /**
     * Returns whether normalising the character cannot change the address. Except for a plain at sign, no character may
     * become one of the characters that separate parts of an address.
     */
    private static boolean isHarmless(int c) {
        return c == '@'
                || Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                        .chars()
                        .noneMatch(part -> DANGEROUS.indexOf(part) >= 0);
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmailAddress that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
