package dev.latchkey.micronaut;

import dev.latchkey.contract.ContractApplication;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** The sockets of the canonical application. */
@ServerWebSocket("/{place}/live")
@Requires(property = "spec.name", value = "contract")
record ContractSocket(ContractApplication application, MicronautAuth auth) {

    // #region socket
    @OnOpen
    void open(HttpRequest<?> request, WebSocketSession socket) {
        auth.exchange(request)
                .opening()
                .watch(socket::isOpen, end -> socket.close(new CloseReason(end.closeCode(), end.wire())));
        socket.sendSync(application.live(
                auth.session(request).map(session -> session.user().id())));
    }
    // #endregion

    @OnMessage
    void heard(String message, WebSocketSession socket) {
        socket.sendSync(message);
    }
}
