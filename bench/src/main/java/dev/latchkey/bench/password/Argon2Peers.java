package dev.latchkey.bench.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Other software that checks a password with Argon2id, with the parameters that the passwords of Latchkey have. */
final class Argon2Peers {

    static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int OUTPUT_BYTES = 32;

    private Argon2Peers() {}

    /** The generator of Bouncy Castle, called directly. */
    static Contender bouncyCastle(String password) {
        byte[] kept = hash(password);
        return new Contender("Bouncy Castle", () -> right(MessageDigest.isEqual(kept, hash(password))));
    }

    private static byte[] hash(String password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(KIBIBYTES)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(new byte[SALT_BYTES])
                .build());
        byte[] output = new byte[OUTPUT_BYTES];
        generator.generateBytes(password.getBytes(UTF_8), output);
        return output;
    }

    static Contender springSecurity(String password) {
        Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, OUTPUT_BYTES, LANES, KIBIBYTES, PASSES);
        String kept = encoder.encode(password);
        return new Contender("Spring Security", () -> right(encoder.matches(password, kept)));
    }

    private static boolean right(boolean matches) {
        if (!matches) {
            throw new IllegalStateException("The right password is wrong");
        }
        return true;
    }
}
