package dev.latchkey.passwords;

import dev.latchkey.model.Claims;

/**
 * A credential of Keycloak, as an export of a realm has it: a JSON object with {@code credentialData} and
 * {@code secretData}, each of them an object or its text.
 */
final class KeycloakHashes {

    private KeycloakHashes() {}

    static PasswordHash read(String text) {
        Claims credential = parse(text);
        Claims data = object(credential, "credentialData");
        Claims secret = object(credential, "secretData");
        int iterations =
                (int) Math.min(Integer.MAX_VALUE, data.number("hashIterations").orElse(0L));
        byte[] salt = HashSyntax.base64(secret.text("salt").orElse(""));
        byte[] output = HashSyntax.base64(secret.text("value").orElse(""));
        return switch (data.text("algorithm").orElse("")) {
            case "pbkdf2" -> Pbkdf2Hash.of("SHA1", iterations, salt, output);
            case "pbkdf2-sha256" -> Pbkdf2Hash.of("SHA256", iterations, salt, output);
            case "pbkdf2-sha512" -> Pbkdf2Hash.of("SHA512", iterations, salt, output);
            case "argon2" -> argon2(data.object("additionalParameters"), iterations, salt, output);
            default -> throw new IllegalArgumentException("The hash is of an algorithm of Keycloak that is not read");
        };
    }

    private static Argon2Hash argon2(Claims more, int passes, byte[] salt, byte[] output) {
        Argon2Cost cost = new Argon2Cost(number(more, "memory"), passes, number(more, "parallelism"));
        int version = first(more, "version").equals("1.0") ? 0x10 : 0x13;
        byte[] whole = HashSyntax.whole(output, number(more, "hashLength"));
        return Argon2Hash.of("argon2" + first(more, "type"), version, cost, salt, whole);
    }

    private static int number(Claims more, String name) {
        String text = first(more, name);
        HashSyntax.require(text.matches("\\d{1,9}"), "has no number as its " + name);
        return Integer.parseInt(text);
    }

    /** Additional parameters are lists of one text. */
    private static String first(Claims more, String name) {
        return more.texts(name).stream().findFirst().orElse("");
    }

    private static Claims object(Claims in, String name) {
        return in.get(name) instanceof String text ? parse(text) : in.object(name);
    }

    @SuppressWarnings("UnusedException") // it may repeat the text
    private static Claims parse(String text) {
        try {
            return Claims.parse(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The hash is no JSON object");
        }
    }
}
