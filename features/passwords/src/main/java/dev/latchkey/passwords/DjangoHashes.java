package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hashes in the column {@code password} of Django, such as {@code pbkdf2_sha256$600000$…$…}. */
final class DjangoHashes {

    private static final Pattern PBKDF2 =
            Pattern.compile("pbkdf2_(sha256|sha1)\\$(\\d{1,9})\\$([^$]+)\\$([A-Za-z0-9+/=]+)");
    private static final Pattern SCRYPT =
            Pattern.compile("scrypt\\$(\\d{1,9})\\$([^$]+)\\$(\\d{1,3})\\$(\\d{1,3})\\$([A-Za-z0-9+/=]+)");

    private DjangoHashes() {}

    static PasswordHash read(String text) {
        int dollar = text.indexOf('$');
        String algorithm = dollar < 0 ? "" : text.substring(0, dollar);
        return switch (algorithm) {
            case "pbkdf2_sha256", "pbkdf2_sha1" -> pbkdf2(text);
            case "bcrypt_sha256" -> BcryptHash.ofSha256(text.substring(dollar + 1));
            case "bcrypt" -> BcryptHash.read(text.substring(dollar + 1));
            case "argon2" -> Argon2Hash.read(text.substring(dollar));
            case "scrypt" -> scrypt(text);
            default ->
                throw new IllegalArgumentException("The hash is of no form that is read: bcrypt, PBKDF2, scrypt and"
                        + " Argon2 are, as Spring Security, Django, Keycloak, Auth0 and WordPress keep them");
        };
    }

    private static Pbkdf2Hash pbkdf2(String text) {
        Matcher parts = HashSyntax.match(PBKDF2, text);
        boolean sha1 = HashSyntax.group(parts, 1).equals("sha1");
        return Pbkdf2Hash.of(
                sha1 ? "SHA1" : "SHA256",
                HashSyntax.number(parts, 2),
                HashSyntax.group(parts, 3).getBytes(UTF_8),
                HashSyntax.whole(HashSyntax.base64(HashSyntax.group(parts, 4)), sha1 ? 20 : 32));
    }

    private static ScryptHash scrypt(String text) {
        Matcher parts = HashSyntax.match(SCRYPT, text);
        return ScryptHash.of(
                HashSyntax.number(parts, 1),
                HashSyntax.number(parts, 3),
                HashSyntax.number(parts, 4),
                HashSyntax.group(parts, 2).getBytes(UTF_8),
                HashSyntax.whole(HashSyntax.base64(HashSyntax.group(parts, 5)), 64));
    }
}
