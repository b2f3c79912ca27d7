package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that nobody ought to write: under a real key, with any header and any payload. */
final class Forge {

    static final byte[] CBC_IV = new byte[16];
    static final byte[] GCM_IV = new byte[12];

    private final byte[] cbcKey;
    private final byte[] gcmKey;

    Forge(String secret, String salt) {
        this.cbcKey = ContentEncryption.A256CBC_HS512.derive(Secret.of(secret), salt);
        this.gcmKey = ContentEncryption.A256GCM.derive(Secret.of(secret), salt);
    }

    String cbcKeyId() {
        return ContentEncryption.A256CBC_HS512.keyId(cbcKey);
    }

    String gcmKeyId() {
        return ContentEncryption.A256GCM.keyId(gcmKey);
    }

    /** A token with the header that is written, and any payload. */
    String withPayload(byte[] payload) {
        return cbc("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"" + cbcKeyId() + "\"}", CBC_IV, payload);
    }

    String withPayload(String payload) {
        return withPayload(payload.getBytes(UTF_8));
    }

    /** A token sealed as A256CBC-HS512, whatever its header says. */
    String cbc(String headerJson, byte[] iv, byte[] payload) {
        try {
            String header = base64(headerJson.getBytes(UTF_8));
            CbcHmac primitives = new CbcHmac(cbcKey);
            byte[] ciphertext = primitives.encrypt(iv, payload);
            return CompactToken.write(
                    header, iv, ciphertext, primitives.tag(header.getBytes(US_ASCII), iv, ciphertext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that is right in all but its padding, which is left out. */
    String withoutPadding(byte[] payload) {
        try {
            String[] whole = withPayload(payload).split("\\.", -1);
            byte[] padded = Base64.getUrlDecoder().decode(whole[3]);
            byte[] ciphertext = Arrays.copyOf(padded, padded.length - 16);
            byte[] tag = new CbcHmac(cbcKey).tag(whole[0].getBytes(US_ASCII), CBC_IV, ciphertext);
            return CompactToken.write(whole[0], CBC_IV, ciphertext, tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token sealed as A256GCM, whatever its header says. */
    String gcm(String headerJson, byte[] iv, byte[] payload, int tagBytes) {
        try {
            String header = base64(headerJson.getBytes(UTF_8));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(gcmKey, "AES"), new GCMParameterSpec(tagBytes * 8, iv));
            cipher.updateAAD(header.getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal(payload);
            int length = sealed.length - tagBytes;
            byte[] tag = Arrays.copyOfRange(sealed, length, sealed.length);
            return CompactToken.write(header, iv, Arrays.copyOf(sealed, length), tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
