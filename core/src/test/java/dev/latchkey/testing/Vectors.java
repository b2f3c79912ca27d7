package dev.latchkey.testing;

import dev.latchkey.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The contract's own tables of what goes in and what comes out. */
public final class Vectors {

    private Vectors() {}

    /** The rows of a table of {@code csrf-and-hash-vectors.json}. */
    @SuppressWarnings("unchecked")
    public static Stream<Map<String, Object>> table(String name) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(
                        read("csrf-and-hash-vectors.json").get(name), name))
                .stream();
    }

    private static Map<String, ?> read(String file) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/contract/" + file), file)) {
            return Json.parseObject(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
