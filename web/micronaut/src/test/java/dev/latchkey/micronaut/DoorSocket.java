package dev.latchkey.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** A WebSocket that speaks first. */
@ServerWebSocket("/{place}/live")
@Requires(property = "spec.name", value = "doors")
final class DoorSocket {

    @OnOpen
    void open(String place, WebSocketSession socket) {
        socket.sendSync(place.equals("dashboard") ? DoorTest.SECRET : "open");
    }

    @OnMessage
    void heard(String message, WebSocketSession socket) {
        socket.sendSync(message);
    }
}
