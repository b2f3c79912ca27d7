package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes keyed hashes of tokens and codes in mails, with each of the application's secrets. */
public final class KeyedHashes {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final List<UnaryOperator<String>> hashes;

    private KeyedHashes(List<UnaryOperator<String>> hashes) {
        this.hashes = hashes;
    }

    /**
     * As Auth.js stores the tokens of its mails, in a database that may be shared with it: SHA-256 of the text and the
     * secrets joined by commas.
     */
    static KeyedHashes ofMailTokens(List<Secret> secrets) {
        return new KeyedHashes(JoinedSecrets.accepted(secrets).stream()
                .<UnaryOperator<String>>map(secret -> text -> Hashes.sha256Hex(text + secret))
                .toList());
    }

    /**
     * HMAC-SHA-256 under keys that are derived for one purpose alone, so that a hash that was found in one place says
     * nothing in another.
     */
    static KeyedHashes ofPurpose(List<Secret> secrets, String purpose) {
        byte[] info = ("latchkey.hash " + purpose).getBytes(US_ASCII);
        return new KeyedHashes(secrets.stream()
                .map(secret -> Hkdf.derive(Hashes.utf8(secret.reveal()), new byte[0], info, KEY_BYTES))
                .map(key -> new SecretKeySpec(key, HMAC))
                .<UnaryOperator<String>>map(key -> text -> hmac(key, text))
                .toList());
    }

    /** Returns the hash to store: 64 lower-case hexadecimal digits. */
    public String of(String text) {
        return hashes.get(0).apply(text);
    }

    /** Returns every hash that may have been stored, the newest first: mails outlive a change of secrets (W18). */
    public List<String> all(String text) {
        return hashes.stream().map(hash -> hash.apply(text)).toList();
    }

    private static String hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(Hashes.utf8(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + HMAC, e);
        }
    }
}
