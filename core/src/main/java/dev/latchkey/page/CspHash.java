package dev.latchkey.page;

import dev.latchkey.seal.Hashes;
import java.util.Base64;
import java.util.HexFormat;

/** The hash by which a content security policy allows an inline style sheet or script. */
final class CspHash {

    private CspHash() {}

    /** Returns the source expression for exactly {@code text}, such as {@code 'sha256-…'}. */
    static String of(String text) {
        byte[] hash = HexFormat.of().parseHex(Hashes.sha256Hex(text));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }
}
