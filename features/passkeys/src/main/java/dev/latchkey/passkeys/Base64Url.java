package dev.latchkey.passkeys;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes as text, the way browsers and records write them: base64url without padding. */
final class Base64Url {

    private Base64Url() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads either alphabet, with or without padding; {@code null}: the text is neither. */
    static byte @Nullable [] read(String text) {
        try {
            return Base64.getUrlDecoder()
                    .decode(text.replace('+', '-').replace('/', '_').replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The standard alphabet with padding, as Auth.js writes ids of accounts. */
    static String standard(String base64Url) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64Url);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
