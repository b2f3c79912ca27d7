package dev.latchkey.passwords;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hashes of Spring Security's {@code DelegatingPasswordEncoder}, such as {@code {bcrypt}$2a$10$…}. */
final class SpringHashes {

    private static final Pattern FORM = Pattern.compile("\\{([A-Za-z0-9@_.-]+)}(.+)");

    /** Three numbers in one, in hexadecimal digits, then salt and output. */
    private static final Pattern SCRYPT = Pattern.compile("\\$([0-9a-f]{1,8})\\$([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+)");

    private SpringHashes() {}

    static PasswordHash read(String text) {
        Matcher parts = HashSyntax.match(FORM, text);
        String hash = HashSyntax.group(parts, 2);
        return switch (HashSyntax.group(parts, 1)) {
            case "bcrypt" -> BcryptHash.read(hash);
            case "argon2", "argon2@SpringSecurity_v5_8" -> Argon2Hash.read(hash);
            case "scrypt", "scrypt@SpringSecurity_v5_8" -> scrypt(hash);
            case "pbkdf2" ->
                Pbkdf2Hash.ofJoined("SHA1", 185_000, 8, HexFormat.of().parseHex(hash));
            case "pbkdf2@SpringSecurity_v5_8" ->
                Pbkdf2Hash.ofJoined("SHA256", 310_000, 16, HexFormat.of().parseHex(hash));
            default ->
                throw new IllegalArgumentException(
                        "The hash has the id of an encoder that is not read: bcrypt, pbkdf2, scrypt and argon2 are."
                                + " Plain text and simple digests protect nothing: call setPassword(…), or let the"
                                + " user set a new one by mail");
        };
    }

    private static ScryptHash scrypt(String text) {
        Matcher parts = HashSyntax.match(SCRYPT, text);
        long numbers = Long.parseLong(HashSyntax.group(parts, 1), 16);
        int log = (int) (numbers >> 16) & 0xffff;
        HashSyntax.within(log, 1, 20, "as its cost");
        return ScryptHash.of(
                1L << log,
                (int) (numbers >> 8) & 0xff,
                (int) numbers & 0xff,
                HashSyntax.base64(HashSyntax.group(parts, 2)),
                HashSyntax.whole(HashSyntax.base64(HashSyntax.group(parts, 3)), 32));
    }
}
