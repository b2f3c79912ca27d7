package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.Json;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of users: CSV with a line of names first, or one JSON object in each line.
 *
 * @param users the users
 * @param faults what is wrong, with the numbers of the lines
 * @param lines the line of each address
 */
record ImportFile(List<ImportedUser> users, List<String> faults, Map<EmailAddress, Long> lines) {

    static ImportFile read(Path file) {
        ImportFile read = new ImportFile(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        try {
            if (String.valueOf(file.getFileName()).endsWith(".csv")) {
                read.csv(file);
            } else {
                read.json(file);
            }
            return read;
        } catch (IOException | IllegalStateException e) {
            throw CommandFailure.usage("The file " + file + " cannot be read", e);
        }
    }

    private void csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord record : parser) {
                add(parser.getCurrentLineNumber(), record.toMap());
            }
        }
    }

    private void json(Path file) throws IOException {
        int line = 0;
        for (String text : Files.readAllLines(file, UTF_8)) {
            line++;
            if (!text.isBlank()) {
                Map<String, String> values = new LinkedHashMap<>();
                try {
                    Json.parseObject(text).forEach((name, value) -> values.put(name, text(value)));
                } catch (RuntimeException e) {
                    faults.add("Line " + line + " is no JSON object");
                    continue;
                }
                add(line, values);
            }
        }
    }

    /** Returns a value as text. The hashes of Keycloak are objects, whose JSON the import takes. */
    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof Map<?, ?> object ? Json.write(object) : value.toString();
    }

    private void add(long line, Map<String, String> values) {
        try {
            ImportedUser user = ImportedUser.of(line, values);
            Long first = user.address() == null ? null : lines.putIfAbsent(user.address(), line);
            if (first == null) {
                users.add(user);
            } else {
                faults.add("Line " + line + " has the email of line " + first);
            }
        } catch (IllegalArgumentException e) {
            faults.add("Line " + line + " " + e.getMessage());
        }
    }
}
