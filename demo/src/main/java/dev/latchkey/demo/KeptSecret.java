package dev.latchkey.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret that is made once and kept beside the data, since sessions are sealed under it. */
final class KeptSecret {

    private static final int BYTES = 33;

    private KeptSecret() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The secret in {@code folder}, which only the owner of the file can read. */
    static String in(Path folder) {
        Path file = folder.resolve("secret");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(folder);
                Files.createFile(file);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                Files.writeString(file, random());
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret cannot be kept in DEMO_DATA", e);
        }
    }
}
