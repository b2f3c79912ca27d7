package dev.latchkey.featurestores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a version has written, in a folder with its number: rows, and a user to whom they belong, in each form of rows;
 * and the migrations that the version had.
 */
record EarlierVersion(Path folder) {

    private static final Path MIGRATIONS = Path.of("../../stores/jdbc/src/main/resources/dev/latchkey/store/jdbc");
    private static final Path VERSIONS = Path.of("src/test/resources/versions");

    static List<EarlierVersion> all() throws IOException {
        try (Stream<Path> folders = Files.list(VERSIONS)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(EarlierVersion::new)
                    .toList();
        }
    }

    /** Writes down which migrations this version has. A version that is there already is not written anew. */
    static EarlierVersion begin(String number) throws IOException {
        Path folder = Files.createDirectory(VERSIONS.resolve(number));
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MIGRATIONS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                lines.add(digest(file) + "  " + MIGRATIONS.relativize(file));
            }
        }
        Files.write(folder.resolve("migrations.sha256"), lines);
        return new EarlierVersion(folder);
    }

    void write(String form, List<String> rows, String member) throws IOException {
        Path folderOfForm = Files.createDirectory(folder.resolve(form));
        Files.write(folderOfForm.resolve("rows.jsonl"), rows);
        Files.writeString(folderOfForm.resolve("member.json"), member + "\n");
    }

    List<String> rows(String form) throws IOException {
        return Files.readAllLines(folder.resolve(form).resolve("rows.jsonl"));
    }

    String member(String form) throws IOException {
        return Files.readString(folder.resolve(form).resolve("member.json"));
    }

    /** The migrations that the version had, of one kind of database. */
    List<Path> migrations(String database) throws IOException {
        return migrations().stream()
                .filter(line -> line.contains("  " + database + "/"))
                .map(line -> MIGRATIONS.resolve(line.substring(line.indexOf(' ') + 2)))
                .toList();
    }

    /** The lines of those migrations that are not what they were. */
    List<String> changedMigrations() throws IOException {
        return migrations().stream()
                .filter(line -> {
                    Path file = MIGRATIONS.resolve(line.substring(line.indexOf(' ') + 2));
                    return Files.notExists(file) || !line.startsWith(digest(file) + " ");
                })
                .toList();
    }

    private List<String> migrations() throws IOException {
        return Files.readAllLines(folder.resolve("migrations.sha256"));
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
