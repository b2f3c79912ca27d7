package dev.latchkey.contract;

import java.util.Map;

/**
 * The tests of {@link WebContract} about WebSockets, for a framework that has a second kind of WebSockets. The server
 * must serve the WebSockets of {@link ContractApplication} only.
 */
public abstract class SocketContract extends ServedContract implements WebSocketTests, LiveConnectionTests {

    @Override
    protected final Map<OptOut, String> optOuts() {
        return Map.of(OptOut.STREAMS, "WebContract tests them");
    }
}
