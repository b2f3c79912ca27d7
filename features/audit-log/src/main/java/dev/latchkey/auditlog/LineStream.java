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

    LineStream(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public synchronized void append(String line) throws IOException {
        stream.write((line + "\n").getBytes(US_ASCII));
        stream.flush();
        if (stream instanceof PrintStream print && print.checkError()) { // it throws nothing
            throw new IOException("The stream of the audit log has failed");
        }
    }

    @Override
    public synchronized void append(Function<ChainHead, ChainedLine> next) throws IOException {
        ChainedLine line = next.apply(head);
        append(line.text());
        head = line.head();
    }
}
