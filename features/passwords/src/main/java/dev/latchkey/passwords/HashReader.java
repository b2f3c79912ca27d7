package dev.latchkey.passwords;

/** Reads the texts in which this and other software keep hashes of passwords. */
final class HashReader {

    private HashReader() {}

    /**
     * Reads a text by its beginning.
     *
     * @throws IllegalArgumentException if no known software writes this, or checking it would cost too much; the
     *     message does not repeat the text
     */
    static PasswordHash read(String text) {
        if (text.startsWith("$argon2")) {
            return Argon2Hash.read(text);
        }
        if (text.startsWith("$2")) {
            return BcryptHash.read(text);
        }
        if (text.startsWith("$wp$2")) {
            return BcryptHash.ofHmac(text.substring("$wp".length()));
        }
        if (text.startsWith("$P$") || text.startsWith("$H$")) {
            return PhpassHash.read(text);
        }
        if (text.startsWith("$scrypt$")) {
            return ScryptHash.read(text);
        }
        if (text.startsWith("$pbkdf2")) {
            return Pbkdf2Hash.read(text);
        }
        if (text.startsWith("{\"")) {
            return KeycloakHashes.read(text);
        }
        if (text.startsWith("{")) {
            return SpringHashes.read(text);
        }
        return DjangoHashes.read(text);
    }
}
