package dev.latchkey.quarkus.sockets;

import dev.latchkey.contract.ContractApplication;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import java.util.Optional;

// #region socket
@WebSocket(path = "/dashboard/live")
public class DashboardSocket {

    private final ContractApplication application;
    private final SecurityIdentity user;

    DashboardSocket(ContractApplication application, SecurityIdentity user) {
        this.application = application;
        this.user = user;
    }

    @OnOpen
    String open() {
        return application.live(
                user.isAnonymous()
                        ? Optional.empty()
                        : Optional.of(user.getPrincipal().getName()));
    }
}
// #endregion
