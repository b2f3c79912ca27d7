package dev.latchkey.auditlog;

/**
 * JSON in printable ASCII. JSON itself escapes only some of the characters that end a line or command a terminal, so a
 * name could still forge a line of a log (CWE-117).
 */
final class AsciiJson {

    private static final char LAST = '~';

    private AsciiJson() {}

    /** Escapes every other character. Outside of texts, JSON has none, if it was written without white space. */
    static String of(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c > LAST) {
                ascii.append("\\u");
                String hex = Integer.toHexString(c);
                ascii.append("0".repeat(4 - hex.length())).append(hex);
            } else {
                ascii.append(c);
            }
        }
        return ascii.toString();
    }
}
