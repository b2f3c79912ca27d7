package dev.latchkey.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Encodes the paths that an application passes to a dispatcher, which may be written without percent-escapes. */
final class DispatchPathEncoder {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private DispatchPathEncoder() {}

    /**
     * Returns a path as a browser would send it: blanks and letters beyond ASCII are encoded. The rest stays, so that
     * the guard refuses what is ambiguous in it.
     */
    static String encoded(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        path.codePoints().forEach(c -> {
            if (c == ' ' || (c > 0x9F && Character.isDefined(c) && Character.getType(c) != Character.SURROGATE)) {
                for (byte b : Character.toString(c).getBytes(UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(b));
                }
            } else {
                encoded.appendCodePoint(c);
            }
        });
        return encoded.toString();
    }
}
