package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes keyed hashes with each of the application's secrets, for example of tokens and codes in mails. */
public final class KeyedHashes {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Lazy<List<UnaryOperator<String>>> hashes;

    private KeyedHashes(Supplier<List<UnaryOperator<String>>> hashes) {
        this.hashes = new Lazy<>(hashes);
    }

    /**
     * Returns hashes in the format in which Auth.js stores the tokens of its mails, because both may share a database.
     * A hash is SHA-256 of the text and the secrets joined by commas.
     */
    static KeyedHashes ofMailTokens(List<Secret> secrets) {
        return new KeyedHashes(() -> JoinedSecrets.accepted(secrets).stream()
                .<UnaryOperator<String>>map(secret -> text -> Hashes.sha256Hex(text + secret))
                .toList());
    }

    /**
     * Returns hashes by HMAC-SHA-256 with keys that are derived for one purpose only. A hash from one place is
     * therefore useless in another.
     */
    static KeyedHashes ofPurpose(List<Secret> secrets, String purpose) {
        byte[] info = ("latchkey.hash " + purpose).getBytes(US_ASCII);
        return new KeyedHashes(() -> secrets.stream()
                .map(secret -> Hkdf.derive(Hashes.utf8(secret.reveal()), new byte[0], info, KEY_BYTES))
                .map(key -> new SecretKeySpec(key, HMAC))
                .<UnaryOperator<String>>map(key -> text -> hmac(key, text))
                .toList());
    }

    /** Returns the hash to store, as 64 lower-case hexadecimal digits. */
    public String of(String text) {
        return hashes.get().get(0).apply(text);
    }

    /**
     * Returns every hash that may have been stored, the newest first. A mail stays valid after a change of secrets
     * (W18).
     */
    public List<String> all(String text) {
        return hashes.get().stream().map(hash -> hash.apply(text)).toList();
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
