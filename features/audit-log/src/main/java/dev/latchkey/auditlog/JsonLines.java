package dev.latchkey.auditlog;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Writes each entry as one line of JSON, in ASCII, so no text can forge a line. Immutable.
 *
 * <p>A file is opened, locked, appended to and closed for each entry. So another program may move it away at any time,
 * as logrotate does, and the next entry makes a new one, which only its owner may read. A line is handed to the
 * operating system before the answer; it is not forced to the disk.
 */
public final class JsonLines implements AuditSink {

    private final LineTarget target;
    private final boolean chained;

    private JsonLines(LineTarget target, boolean chained) {
        this.target = target;
        this.chained = chained;
    }

    /** Appends lines to a file. Its folder must exist. Several processes may share the file. */
    public static JsonLines to(Path file) {
        return new JsonLines(new LineFile(requireNonNull(file, "file")), false);
    }

    /**
     * Writes lines to a stream, such as {@code System.out}, and flushes it after each. The stream stays open. A
     * {@link java.io.PrintStream} reports only its first failure, so {@link AuditLog#required} needs another stream,
     * such as {@code new FileOutputStream(FileDescriptor.out)}.
     */
    public static JsonLines to(OutputStream stream) {
        return new JsonLines(new LineStream(requireNonNull(stream, "stream")), false);
    }

    /**
     * Gives each line a code that covers it and the line before, with a key that is derived from the application's
     * secret. {@link AuditTrail#verify} then names the first line that was changed, added, moved or removed. Somebody
     * who has the secret can write a new chain, and lines that are missing at the end are found only by comparing
     * {@link AuditVerification#head} with one that was noted elsewhere.
     */
    public JsonLines chained() {
        return new JsonLines(target, true);
    }

    AuditSink open(ChainKey key) {
        return chained ? entry -> target.append(head -> ChainedLine.of(entry, head, key)) : this;
    }

    @Override
    public void write(AuditEntry entry) throws IOException {
        target.append(entry.toJson());
    }
}
