package dev.latchkey.auditlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Function;

/** Lines in a stream. Its chain begins with this process. */
final class LineStream implements LineTarget {

    private final OutputStream stream;
    private ChainHead head = ChainHead.BEGINNING;
    private boolean failed;

    LineStream(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public synchronized void append(String line) throws IOException {
        write(line);
        requireNoNewFailure();
    }

    @Override
    public synchronized void append(Function<ChainHead, ChainedLine> next) throws IOException {
        ChainedLine line = next.apply(head);
        write(line.text());
        head = line.head(); // also if the line is lost, so that the chain shows it
        requireNoNewFailure();
    }

    private void write(String line) throws IOException {
        stream.write((line + "\n").getBytes(US_ASCII));
        stream.flush();
    }

    /** A {@link PrintStream} throws nothing, and after its first failure it says for ever that it has failed. */
    private void requireNoNewFailure() throws IOException {
        if (!failed && stream instanceof PrintStream print && print.checkError()) {
            failed = true;
            throw new IOException("The stream of the audit log has failed");
        }
    }
}
