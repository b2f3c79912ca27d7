package dev.latchkey.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A few lines of this very application, from between {@code // region <name>} and {@code // endregion}.
 *
 * @param file where they are
 */
record Source(String file, List<Token> tokens) {

    /**
     * Reads a region of a class's source.
     *
     * @throws IllegalStateException if there is no such region
     */
    static Source of(Class<?> type, String region) {
        String path = type.getName().replace('.', '/') + ".java";
        List<String> lines = read(path).lines().toList();
        int start = find(lines, 0, "// region " + region, path);
        int end = find(lines, start, "// endregion", path);
        String text = String.join("\n", lines.subList(start + 1, end)).stripTrailing();
        return new Source(type.getSimpleName() + ".java", Token.all(text.stripIndent()));
    }

    private static int find(List<String> lines, int from, String marker, String path) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        throw new IllegalStateException("No line \"" + marker + "\" in " + path);
    }

    private static String read(String path) {
        try (InputStream stream = Source.class.getResourceAsStream("/source/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("The source of the demonstration is not on its class path: " + path);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
