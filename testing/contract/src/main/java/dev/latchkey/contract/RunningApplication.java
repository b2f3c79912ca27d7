package dev.latchkey.contract;

import java.net.URI;

/** A server that serves the {@link ContractApplication}, or another. Closing it stops it for sure. */
public interface RunningApplication extends AutoCloseable {

    /** Where it is, such as {@code http://127.0.0.1:49152}: a loopback address, a free port, no path. */
    URI address();

    @Override
    void close();
}
