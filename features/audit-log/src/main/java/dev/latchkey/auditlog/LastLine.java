package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Reads the end of a file. */
final class LastLine {

    /** Longer than two lines, the last of which may be incomplete. */
    private static final int TAIL = 65_536;

    private LastLine() {}

    /** Returns the last complete line of a chain; empty if the end of the file has none. */
    static Optional<ChainedLine> of(FileChannel channel) throws IOException {
        String[] lines = tail(channel, TAIL).split("\n", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            Optional<ChainedLine> line = ChainedLine.read(lines[i]);
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    /** Returns whether the file is empty or ends with the end of a line. */
    static boolean isComplete(FileChannel channel) throws IOException {
        String last = tail(channel, 1);
        return last.isEmpty() || last.equals("\n");
    }

    private static String tail(FileChannel channel, int most) throws IOException {
        long begin = Math.max(0, channel.size() - most);
        ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - begin));
        while (bytes.hasRemaining() && channel.read(bytes, begin + bytes.position()) >= 0) {
            // reads on
        }
        return new String(bytes.array(), 0, bytes.position(), US_ASCII);
    }
}
