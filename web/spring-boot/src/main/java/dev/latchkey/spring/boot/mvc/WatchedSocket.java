package dev.latchkey.spring.boot.mvc;

import dev.latchkey.OpeningSocket;
import dev.latchkey.model.SessionEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/** Closes one WebSocket when its session ends. */
final class WatchedSocket extends WebSocketHandlerDecorator {

    private final OpeningSocket opening;

    WatchedSocket(WebSocketHandler handler, OpeningSocket opening) {
        super(handler);
        this.opening = opening;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
        opening.watch(socket::isOpen, end -> close(socket, end));
        super.afterConnectionEstablished(socket);
    }

    private static void close(WebSocketSession socket, SessionEnd end) {
        try {
            socket.close(new CloseStatus(end.closeCode(), end.wire()));
        } catch (IOException e) {
            throw new UncheckedIOException("The WebSocket could not be closed", e);
        }
    }
}
