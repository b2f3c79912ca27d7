package dev.latchkey.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The least that reading a token can cost with the JDK's cryptography and a streaming parser: every check that the
 * format asks for (RFC 7518 section 5.2.2.2), primitives made once and used by one thread, and no object made of the
 * claims.
 */
final class JcaFloor {

    private final JsonFactory json = new JsonFactory();
    private final SecretKeySpec encryptionKey;
    private final Mac mac;
    private final Cipher cipher;
    private final byte[] fullTag = new byte[64];

    JcaFloor(String secret, String slot) throws GeneralSecurityException {
        byte[] key = derive(secret, slot);
        this.mac = hmac("HmacSHA512", Arrays.copyOf(key, 32));
        this.encryptionKey = new SecretKeySpec(key, 32, 32, "AES");
        this.cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    }

    /** Opens {@code token} and reads every name, text and number in it; the sum keeps the work from being left out. */
    long read(byte[] token) throws GeneralSecurityException {
        int header = dot(token, 0);
        int iv = dot(token, header + 2);
        int ciphertext = dot(token, iv + 1);
        byte[] ivBytes = decode(token, header + 2, iv);
        byte[] ciphertextBytes = decode(token, iv + 1, ciphertext);
        mac.update(token, 0, header);
        mac.update(ivBytes);
        mac.update(ciphertextBytes);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(header * 8L).array());
        mac.doFinal(fullTag, 0);
        if (!MessageDigest.isEqual(Arrays.copyOf(fullTag, 32), decode(token, ciphertext + 1, token.length))) {
            throw new GeneralSecurityException("wrong tag");
        }
        cipher.init(Cipher.DECRYPT_MODE, encryptionKey, new IvParameterSpec(ivBytes));
        return sum(cipher.doFinal(ciphertextBytes));
    }

    private long sum(byte[] payload) {
        long sum = 0;
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), payload)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                sum += switch (token) {
                    case PROPERTY_NAME -> parser.currentName().length();
                    case VALUE_STRING -> parser.getString().length();
                    case VALUE_NUMBER_INT -> parser.getLongValue();
                    default -> 1;
                };
            }
        }
        return sum;
    }

    private static int dot(byte[] token, int from) {
        int i = from;
        while (token[i] != '.') {
            i++;
        }
        return i;
    }

    private static byte[] decode(byte[] token, int from, int to) {
        return Base64.getUrlDecoder()
                .decode(ByteBuffer.wrap(token, from, to - from))
                .array();
    }

    /* HKDF (RFC 5869) for 64 bytes, in the terms of wire.md#keys. */
    static byte[] derive(String secret, String slot) throws GeneralSecurityException {
        byte[] pseudoRandomKey = hmac("HmacSHA256", slot.getBytes(UTF_8)).doFinal(secret.getBytes(UTF_8));
        Mac expand = hmac("HmacSHA256", pseudoRandomKey);
        byte[] info = ("Auth.js Generated Encryption Key (" + slot + ")").getBytes(UTF_8);
        expand.update(info);
        byte[] first = expand.doFinal(new byte[] {1});
        expand.update(first);
        expand.update(info);
        byte[] second = expand.doFinal(new byte[] {2});
        return ByteBuffer.allocate(64).put(first).put(second).array();
    }

    private static Mac hmac(String algorithm, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac;
    }
}
