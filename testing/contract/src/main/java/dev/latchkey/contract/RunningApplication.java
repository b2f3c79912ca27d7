package dev.latchkey.contract;

import java.net.URI;

/**
 * A running server with the {@link ContractApplication} or another application. Closing this object stops the server.
 */
public interface RunningApplication extends AutoCloseable {

    /**
     * Returns the address of the server, which is a loopback address with a free port and without a path, such as
     * {@code http://127.0.0.1:49152}.
     */
    URI address();

    @Override
    void close();
}
