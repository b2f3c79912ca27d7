package dev.latchkey.wire;

/**
 * Compares and changes the case of protocol names by ASCII letters only. {@link String#toLowerCase} changes other
 * letters too. It changes the Kelvin sign into a plain {@code k}, and so changes one host into another.
 */
public final class Ascii {

    private Ascii() {}

    /** Returns {@code text} with {@code A} to {@code Z} in lower case and everything else unchanged. */
    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return lower(text, i);
            }
        }
        return text;
    }

    private static String lower(String text, int from) {
        char[] characters = text.toCharArray();
        for (int i = from; i < characters.length; i++) {
            characters[i] = isUpper(characters[i]) ? (char) (characters[i] + 'a' - 'A') : characters[i];
        }
        return new String(characters);
    }

    /** Returns whether two names are equal, ignoring the case of letters from {@code A} to {@code Z}. */
    public static boolean same(String one, String other) {
        return one.length() == other.length() && lower(one).equals(lower(other));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
