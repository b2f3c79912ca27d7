package dev.latchkey.quarkus.sockets;

import dev.latchkey.contract.ContractApplication;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.WebSocket;

/** The same below another guard. */
@WebSocket(path = "/own/live")
public class OwnSocket extends DashboardSocket {

    OwnSocket(ContractApplication application, SecurityIdentity user) {
        super(application, user);
    }
}
