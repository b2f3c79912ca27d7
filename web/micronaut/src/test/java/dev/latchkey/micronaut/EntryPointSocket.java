package dev.latchkey.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.annotation.security.RolesAllowed;

/** A WebSocket for one role. */
@ServerWebSocket("/roles/live")
@RolesAllowed("admin")
@Requires(property = "spec.name", value = "doors")
final class EntryPointSocket {

    @OnOpen
    void open(WebSocketSession socket) {
        socket.sendSync("in");
    }

    @OnMessage
    void heard(String message, WebSocketSession socket) {
        socket.sendSync(message);
    }
}
