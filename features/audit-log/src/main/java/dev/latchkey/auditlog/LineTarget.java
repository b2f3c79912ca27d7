package dev.latchkey.auditlog;

import java.io.IOException;
import java.util.function.Function;

/** Where lines go. */
interface LineTarget {

    /** Appends a line. */
    void append(String line) throws IOException;

    /** Appends the line that follows the last one of the chain. */
    void append(Function<ChainHead, ChainedLine> next) throws IOException;
}
