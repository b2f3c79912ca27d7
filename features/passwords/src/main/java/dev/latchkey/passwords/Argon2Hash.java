package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A hash of Argon2 (RFC 9106) as PHC text, such as {@code $argon2id$v=19$m=19456,t=2,p=1$…$…}. */
final class Argon2Hash implements PasswordHash {

    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 16;
    private static final int NEWEST = Argon2Parameters.ARGON2_VERSION_13;
    private static final int OUTPUT_BYTES = 32;

    private static final Map<String, Integer> VARIANTS = Map.of(
            "argon2d", Argon2Parameters.ARGON2_d,
            "argon2i", Argon2Parameters.ARGON2_i,
            "argon2id", Argon2Parameters.ARGON2_id);

    private static final Pattern FORM = Pattern.compile("\\$(argon2(?:id|i|d))(?:\\$v=(\\d{1,3}))?"
            + "\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final String variant;
    private final int version;
    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] output;

    private Argon2Hash(String variant, int version, Argon2Cost cost, byte[] salt, byte[] output) {
        this.variant = variant;
        this.version = version;
        this.cost = cost;
        this.salt = salt;
        this.output = output;
    }

    /** Hashes a password with Argon2id. */
    static Argon2Hash of(String password, byte[] salt, Argon2Cost cost) {
        byte[] output = compute("argon2id", NEWEST, cost, salt, password, OUTPUT_BYTES);
        return new Argon2Hash("argon2id", NEWEST, cost, salt, output);
    }

    /**
     * Reads PHC text.
     *
     * @throws IllegalArgumentException if it is malformed, or checking it would cost too much
     */
    static Argon2Hash read(String text) {
        Matcher parts = HashSyntax.match(FORM, text);
        int version = parts.group(2) == null ? Argon2Parameters.ARGON2_VERSION_10 : HashSyntax.number(parts, 2);
        Argon2Cost cost =
                new Argon2Cost(HashSyntax.number(parts, 3), HashSyntax.number(parts, 4), HashSyntax.number(parts, 5));
        return of(
                HashSyntax.group(parts, 1),
                version,
                cost,
                HashSyntax.base64(HashSyntax.group(parts, 6)),
                HashSyntax.base64(HashSyntax.group(parts, 7)));
    }

    /** As {@link #read}, of parts. */
    static Argon2Hash of(String variant, int version, Argon2Cost cost, byte[] salt, byte[] output) {
        HashSyntax.require(VARIANTS.containsKey(variant), "names no variant of Argon2");
        HashSyntax.require(
                version == NEWEST || version == Argon2Parameters.ARGON2_VERSION_10, "has an unknown version");
        HashSyntax.within(cost.lanes(), 1, MOST_LANES, "lanes");
        HashSyntax.within(cost.memory(), 8L * cost.lanes(), HashSyntax.MOST_MEMORY, "KiB of memory");
        HashSyntax.within(cost.passes(), 1, MOST_PASSES, "passes");
        HashSyntax.within(salt.length, 8, 64, "bytes of salt");
        HashSyntax.within(output.length, 16, 64, "bytes of output");
        return new Argon2Hash(variant, version, cost, salt, output);
    }

    @Override
    public boolean matches(String typed) {
        return MessageDigest.isEqual(output, compute(variant, version, cost, salt, typed, output.length));
    }

    @Override
    public int memory() {
        return cost.memory();
    }

    @Override
    public boolean covers(Argon2Cost wanted) {
        return variant.equals("argon2id") && version == NEWEST && output.length >= OUTPUT_BYTES && cost.covers(wanted);
    }

    /** The PHC text. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$" + variant + "$v=" + version + "$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes()
                + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(output);
    }

    private static byte[] compute(
            String variant, int version, Argon2Cost cost, byte[] salt, String password, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(VARIANTS.getOrDefault(variant, Argon2Parameters.ARGON2_id))
                .withVersion(version)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] output = new byte[length];
        generator.generateBytes(password.getBytes(UTF_8), output);
        return output;
    }

    @Override
    public String toString() {
        return "Argon2Hash[hidden]";
    }
}
