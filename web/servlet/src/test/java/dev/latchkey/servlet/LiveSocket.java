package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Jakarta WebSocket whose first message says who opened it. */
public final class LiveSocket extends Endpoint {

    private final ContractApplication application;

    private final ServletAuth auth;

    private LiveSocket(ContractApplication application, ServletAuth auth) {
        this.application = application;
        this.auth = auth;
    }

    /** The sockets of the canonical application. */
    static List<ServerEndpointConfig> of(ContractApplication application, ServletAuth auth) {
        return Stream.of("/open/live", "/dashboard/live", "/own/live")
                .map(path -> ServerEndpointConfig.Builder.create(LiveSocket.class, path)
                        .configurator(new Instances(application, auth))
                        .build())
                .toList();
    }

    // #region socket
    @Override
    public void onOpen(Session socket, EndpointConfig config) {
        auth.sockets().watch(socket);
        Optional<Principal> user = Optional.ofNullable(socket.getUserPrincipal());
        try {
            socket.getBasicRemote().sendText(application.live(user.map(Principal::getName)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
    // #endregion

    private static final class Instances extends ServerEndpointConfig.Configurator {

        private final ContractApplication application;
        private final ServletAuth auth;

        private Instances(ContractApplication application, ServletAuth auth) {
            this.application = application;
            this.auth = auth;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new LiveSocket(application, auth));
        }
    }
}
