package dev.latchkey.oauth;

import com.nimbusds.jose.util.Base64URL;
import dev.latchkey.feature.InvalidTokenException;
import java.util.Base64;

/**
 * A signature that the JDK has decoded. The library's decoder works in constant time, as secrets need it and signatures
 * do not. That takes a twelfth of the time of a verification, and passes over characters that are not base64url.
 */
final class DecodedSignature extends Base64URL {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    private DecodedSignature(String text, byte[] bytes) {
        super(text);
        this.bytes = bytes;
    }

    /**
     * Returns the signature that {@code text} spells.
     *
     * @throws InvalidTokenException if the text is not base64url
     */
    @SuppressWarnings("UnusedException") // its message quotes the text
    static DecodedSignature of(String text) {
        try {
            return new DecodedSignature(text, Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException("its signature is not base64url");
        }
    }

    @Override
    public byte[] decode() {
        return bytes.clone();
    }
}
