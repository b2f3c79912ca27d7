package dev.latchkey.contract;

import java.net.URI;

/** A running server with the {@link ContractApplication} or another application. Closing it stops the server. */
public interface RunningApplication extends AutoCloseable {

    /**
     * Returns the address of the server, such as {@code http://127.0.0.1:49152}: a loopback address and a free port,
     * without a path.
     */
    URI address();

    @Override
    void close();
}
