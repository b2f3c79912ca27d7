package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.auditlog.AuditEntry.Outcome;
import dev.latchkey.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void each_entry_is_one_line_of_json() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        try (Application application = new Application(AuditLog.to(JsonLines.to(file)))) {
            new Visitor(application).signsIn();
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2))
                .startsWith(
                        "{\"time\":\"2026-11-01T14:05:00Z\",\"kind\":\"signed-in\",\"outcome\":\"success\",\"actor\":");
        assertThat(AuditEntryCodec.read(lines.get(2)).toJson()).isEqualTo(lines.get(2));
    }

    /** CWE-117: line ends and terminal commands, also those of Unicode that JSON leaves as they are. */
    @Test
    void no_text_forges_a_line_or_commands_a_terminal() throws IOException {
        String forged = "x\n{\"kind\":\"signed-in\"}\r\u001b[2J\u0085\u2028\u2029\u202e\u007f\u009b";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonLines.to(bytes).write(entry(forged));

        String text = bytes.toString(US_ASCII);
        assertThat(text.chars().filter(c -> c < ' ' || c > '~')).containsExactly((int) '\n');
        assertThat(text).endsWith("}\n");
        Map<String, @Nullable Object> read = Json.parseObject(text.strip());
        assertThat(read.get("subject")).isEqualTo(forged);
    }

    @Test
    void only_the_owner_may_read_the_file() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        JsonLines.to(file).write(entry("ada"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_is_moved_away_is_made_anew() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        JsonLines sink = JsonLines.to(file);
        sink.write(entry("ada"));
        Files.move(file, folder.resolve("audit.1.jsonl"));
        sink.write(entry("grace"));

        assertThat(Files.readString(file)).contains("grace").doesNotContain("ada");
    }

    @Test
    void a_stream_is_flushed_after_each_line_and_says_if_it_fails() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatThrownBy(() -> JsonLines.to(full).write(entry("ada"))).isInstanceOf(IOException.class);
        try (PrintStream print = new PrintStream(full)) {
            assertThatThrownBy(() -> JsonLines.to(print).write(entry("ada"))).isInstanceOf(IOException.class);
        }
    }

    static AuditEntry entry(String subject) {
        return new AuditEntry(
                Application.START,
                "test",
                Outcome.SUCCESS,
                null,
                subject,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
