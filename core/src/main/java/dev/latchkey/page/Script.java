package dev.latchkey.page;

import dev.latchkey.seal.Hashes;
import java.util.Base64;
import java.util.HexFormat;

/** The one script there is: it presses the button that a person would press, and without it they do. */
final class Script {

    static final String TEXT = "document.getElementById(\"continue\").submit()";

    private Script() {}

    /** What a content security policy calls this very text. */
    static String source() {
        return source(TEXT);
    }

    /** What a content security policy calls {@code text}. */
    static String source(String text) {
        byte[] hash = HexFormat.of().parseHex(Hashes.sha256Hex(text));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }
}
