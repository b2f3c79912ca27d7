package dev.latchkey.auditlog;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is found again after it was moved within its folder, as logrotate does.
 *
 * @param key by which the system knows the file under each name; {@code null} if it has none
 */
record MovableFile(Path folder, @Nullable Object key) {

    static final MovableFile NONE = new MovableFile(Path.of(""), null);

    private static final Logger LOG = LoggerFactory.getLogger(MovableFile.class);

    /** Returns the file that has this name now. */
    static MovableFile at(Path file) throws IOException {
        return new MovableFile(file.toAbsolutePath().resolveSibling(""), keyOf(file));
    }

    /** Returns where the chain in the file ends; empty if the file is gone or cannot be read. */
    Optional<ChainHead> head() {
        if (key == null) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (key.equals(keyOf(file))) {
                    return headOf(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("The audit log was moved away and cannot be read: {}", e.toString());
        }
        return Optional.empty();
    }

    private static Optional<ChainHead> headOf(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            return LastLine.of(channel).map(ChainedLine::head);
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) { // moved away a moment ago
            return null;
        }
    }
}
