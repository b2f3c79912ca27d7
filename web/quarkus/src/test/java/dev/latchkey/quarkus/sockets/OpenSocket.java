package dev.latchkey.quarkus.sockets;

import dev.latchkey.contract.ContractApplication;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.WebSocket;

/** The same below another guard. */
@WebSocket(path = "/open/live")
public class OpenSocket extends DashboardSocket {

    OpenSocket(ContractApplication application, SecurityIdentity user) {
        super(application, user);
    }
}
