package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.latchkey.auditlog.AuditEntry.Outcome;
import dev.latchkey.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.Thread.State;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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
            application.visitor().signsIn("work");
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

    @Test
    void a_print_stream_that_failed_once_is_used_on_and_its_chain_shows_the_lost_line() throws IOException {
        AtomicBoolean full = new AtomicBoolean();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (full.get()) {
                    throw new IOException("disk full");
                }
                kept.write(b);
            }
        };
        try (PrintStream print = new PrintStream(disk, true, US_ASCII)) {
            LineStream lines = new LineStream(print);
            lines.append(JsonLinesTest::next);
            full.set(true);
            assertThatThrownBy(() -> lines.append(JsonLinesTest::next)).isInstanceOf(IOException.class);
            full.set(false);
            lines.append(JsonLinesTest::next);
        }

        assertThat(kept.toString(US_ASCII).lines())
                .map(line -> ChainedLine.read(line).orElseThrow().number())
                .containsExactly(1L, 3L);
    }

    /** Two {@code Auth} of one JVM: there, a lock that is held is an error at once. */
    @Test
    void a_file_that_is_locked_in_this_jvm_is_waited_for() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread writer = new Thread(() -> {
            try {
                JsonLines.to(file).write(entry("ada"));
            } catch (IOException | RuntimeException e) {
                failure.set(e);
            }
        });
        try (FileChannel other = FileChannel.open(file, CREATE, WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            writer.start();
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> writer.getState() == State.TIMED_WAITING || !writer.isAlive());
        }
        writer.join();

        assertThat(failure).hasNullValue();
        assertThat(Files.readString(file)).contains("ada");
    }

    @Test
    void a_file_that_stays_locked_is_given_up() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        try (FileChannel other = FileChannel.open(file, CREATE, WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> JsonLines.to(file).write(entry("ada"))).isInstanceOf(IOException.class);
        }
    }

    private static ChainedLine next(ChainHead head) {
        String signed = "{\"number\":" + (head.number() + 1) + ",\"previous\":\"" + head.code() + "\"}";
        return new ChainedLine(head.number() + 1, head.code(), "0".repeat(64), signed);
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
