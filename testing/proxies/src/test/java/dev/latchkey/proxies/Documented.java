package dev.latchkey.proxies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configurations that the documentation says to copy. */
final class Documented {

    private Documented() {}

    /** The block in that language; fails if there is not exactly one. */
    static String configuration(String language) {
        String fence = "```" + language + "\n";
        String[] parts = text().split(fence, -1);
        if (parts.length != 2) {
            throw new AssertionError("There are " + (parts.length - 1) + " blocks in " + language);
        }
        return parts[1].substring(0, parts[1].indexOf("```"));
    }

    private static String text() {
        try {
            return Files.readString(Path.of("..", "..", "docs", "behind-a-proxy.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
