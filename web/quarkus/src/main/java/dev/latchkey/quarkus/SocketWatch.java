package dev.latchkey.quarkus;

import dev.latchkey.OpeningSocket;
import dev.latchkey.model.SessionEnd;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.spi.EventContext;

/**
 * Watches each WebSocket of {@code quarkus-websockets-next}. The handshake keeps its {@link OpeningSocket} with the
 * connection, and the watch begins when Quarkus says that the connection is open. {@link SocketWatchExtension} adds
 * this class to an application.
 */
public final class SocketWatch
        implements HttpUpgradeCheck, SyntheticBeanCreator<SocketWatch>, SyntheticObserver<WebSocketConnection> {

    private static final UserData.TypedKey<OpeningSocket> OPENING =
            new UserData.TypedKey<>(OpeningSocket.class.getName());

    @Override
    public SocketWatch create(Instance<Object> lookup, Parameters parameters) {
        return new SocketWatch();
    }

    /** Refuses nothing, because the guard has already let the request pass. */
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        VertxContextScope.exchange().ifPresent(exchange -> context.userData().put(OPENING, exchange.opening()));
        return CheckResult.permitUpgrade();
    }

    @Override
    public void observe(EventContext<WebSocketConnection> opened, Parameters parameters) {
        WebSocketConnection connection = opened.getEvent();
        OpeningSocket opening = connection.userData().get(OPENING);
        if (opening == null) {
            return; // a request to Quarkus's management interface, which Latchkey does not see
        }
        opening.watch(connection::isOpen, end -> close(connection, end));
    }

    private static void close(WebSocketConnection connection, SessionEnd end) {
        connection.closeAndAwait(new CloseReason(end.closeCode(), end.wire()));
    }
}
