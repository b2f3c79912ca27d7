package dev.latchkey.helidon;

import dev.latchkey.SessionScope;
import dev.latchkey.contract.ContractApplication;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.Optional;

/** A socket whose first message says who opened it. */
final class LiveSocket implements WsListener {

    private final ContractApplication application;
    private Optional<String> userId = Optional.empty();

    private LiveSocket(ContractApplication application) {
        this.application = application;
    }

    static WsRouting.Builder routing(ContractApplication application) {
        return WsRouting.builder()
                .endpoint("/open/live", () -> new LiveSocket(application))
                .endpoint("/dashboard/live", () -> new LiveSocket(application))
                .endpoint("/own/live", () -> new LiveSocket(application));
    }

    @Override
    public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
        userId = SessionScope.current().map(session -> session.user().id());
        return Optional.empty();
    }

    @Override
    public void onOpen(WsSession socket) {
        socket.send(application.live(userId), true);
    }
}
