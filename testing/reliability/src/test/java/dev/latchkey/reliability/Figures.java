package dev.latchkey.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was counted, for docs/reliability.md: {@code target/figures.md}. */
final class Figures {

    private Figures() {}

    static void tell(String line) {
        try {
            Files.writeString(
                    Path.of("target", "figures.md"),
                    "- " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
