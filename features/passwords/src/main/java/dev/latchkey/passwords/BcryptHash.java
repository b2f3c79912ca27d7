package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A hash of bcrypt, such as {@code $2b$10$…}. It is one of the first 72 bytes alone. */
final class BcryptHash implements PasswordHash {

    /** Each step doubles the time; 31 overflows in some programs and then means no work at all (S3). */
    private static final int MOST_COST = 16;

    private static final int QUICK_COST = 6;
    private static final int MOST_BYTES = 72;
    private static final int MEMORY = 8; // of the cipher's tables, rounded up
    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d{2})\\$[./A-Za-z0-9]{53}");

    private final int cost;
    private final String text;
    private final UnaryOperator<byte[]> before;

    private BcryptHash(String text, UnaryOperator<byte[]> before) {
        this.cost = HashSyntax.number(HashSyntax.match(FORM, text), 1);
        HashSyntax.within(cost, 4, MOST_COST, "as its cost");
        this.text = text;
        this.before = before;
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is malformed, or checking it would cost too much
     */
    static BcryptHash read(String text) {
        return new BcryptHash(text, typed -> typed);
    }

    /** As {@link #read}, where Django has hashed what was typed before. */
    static BcryptHash ofSha256(String text) {
        return new BcryptHash(text, typed -> {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(typed);
                return HexFormat.of().formatHex(hash).getBytes(UTF_8);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK lacks SHA-256", e);
            }
        });
    }

    /** As {@link #read}, where WordPress has hashed what was typed before. */
    static BcryptHash ofHmac(String text) {
        return new BcryptHash(text, typed -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA384");
                mac.init(new SecretKeySpec("wp-sha384".getBytes(UTF_8), "HmacSHA384"));
                String trimmed = HashSyntax.trimmed(new String(typed, UTF_8));
                return Base64.getEncoder().encode(mac.doFinal(trimmed.getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK lacks HmacSHA384", e);
            }
        });
    }

    @Override
    public boolean matches(String typed) {
        byte[] bytes = before.apply(typed.getBytes(UTF_8));
        return OpenBSDBCrypt.checkPassword(text, bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes);
    }

    @Override
    public boolean isQuick() {
        return cost <= QUICK_COST;
    }

    @Override
    public int memory() {
        return MEMORY;
    }

    @Override
    public String toString() {
        return "BcryptHash[hidden]";
    }
}
