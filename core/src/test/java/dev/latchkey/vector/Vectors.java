package dev.latchkey.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** The tables beside the contract: each row becomes a case with a name. */
public final class Vectors {

    private Vectors() {}

    /** The rows of one table of {@code jwt-vectors.json}. */
    public static Stream<Arguments> tokens() {
        return cases("/contract/jwt-vectors.json", "vectors");
    }

    /** The rows of one table of {@code csrf-and-hash-vectors.json}. */
    public static Stream<Arguments> table(String name) {
        return cases("/contract/csrf-and-hash-vectors.json", name);
    }

    /** A JSON document among the test resources. */
    public static Claims document(String resource) {
        try (InputStream in = requireNonNull(Vectors.class.getResourceAsStream(resource), resource)) {
            return Claims.parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member of a row that must be there and be text. */
    public static String text(Claims row, String member) {
        return row.text(member).orElseThrow(() -> new IllegalArgumentException("No " + member));
    }

    /** A member that is a list. */
    public static List<?> list(Claims row, String member) {
        if (row.get(member) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("No list " + member);
    }

    /** An object in a list of them. */
    public static Claims row(@Nullable Object element) {
        if (element instanceof Map<?, ?> map) {
            return Claims.empty().with("row", map).object("row");
        }
        throw new IllegalArgumentException("No object");
    }

    private static Stream<Arguments> cases(String resource, String table) {
        List<?> rows = list(document(resource), table);
        return IntStream.range(0, rows.size()).mapToObj(i -> {
            Claims row = row(rows.get(i));
            return Arguments.of(Named.of(row.text("name").orElseGet(() -> shown(row)), row));
        });
    }

    private static String shown(Claims row) {
        String json = Json.write(row.asMap());
        return json.length() <= 80 ? json : json.substring(0, 80) + "…";
    }
}
