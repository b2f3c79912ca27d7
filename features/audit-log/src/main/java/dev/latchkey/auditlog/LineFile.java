package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines in a file. If the file is as this process has left it, its chain goes on from memory. If it is empty, it was
 * moved away, and the chain goes on in the new one, after the last line of the file that was moved. Otherwise another
 * process has written, and its last line is read.
 */
final class LineFile implements LineTarget {

    private static final Logger LOG = LoggerFactory.getLogger(LineFile.class);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final int MOST_ATTEMPTS = 500;
    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path file;
    private ChainHead head = ChainHead.BEGINNING;
    private MovableFile written = MovableFile.NONE;
    private long size = -1;

    LineFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void append(String line) throws IOException {
        try (FileChannel channel = open();
                FileLock lock = lock(channel)) {
            write(channel, lock, line);
        }
    }

    @Override
    public synchronized void append(Function<ChainHead, ChainedLine> next) throws IOException {
        try (FileChannel channel = open();
                FileLock lock = lock(channel)) {
            MovableFile now = MovableFile.at(file);
            if (channel.size() == 0) {
                written.head().ifPresent(this::goOnAfter);
            } else if (channel.size() != size || !now.equals(written)) {
                LastLine.of(channel).map(ChainedLine::head).ifPresent(this::goOnAfter);
            }
            ChainedLine line = next.apply(head);
            write(channel, lock, line.text());
            head = line.head();
            written = now;
        }
    }

    /** Keeps the known head if the file ends before it, so that the chain shows where entries are missing. */
    private void goOnAfter(ChainHead last) {
        if (!last.canFollow(head)) {
            LOG.error(
                    "Entries are missing at the end of the audit log {}: it ends with {}, and this process knows {}",
                    file.getFileName(),
                    last,
                    head);
            return;
        }
        if (head.equals(ChainHead.BEGINNING)) {
            LOG.info("The audit log {} goes on after entry {}", file.getFileName(), last);
        }
        head = last;
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, Set.of(READ, WRITE, CREATE), OWNER_ONLY);
    }

    /** Waits for other processes, and for another {@code Auth} of this one, for which Java does not wait by itself. */
    private static FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new IOException("The file of the audit log stays locked by this process");
    }

    /** Writes the line behind the last one, also if the machine stopped in the middle of that. */
    private void write(FileChannel channel, FileLock lock, String line) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("The file of the audit log is not locked");
        }
        String begin = LastLine.isComplete(channel) ? "" : "\n";
        ByteBuffer bytes = ByteBuffer.wrap((begin + line + "\n").getBytes(US_ASCII));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            int unusedWritten = channel.write(bytes);
        }
        size = channel.size();
    }
}
