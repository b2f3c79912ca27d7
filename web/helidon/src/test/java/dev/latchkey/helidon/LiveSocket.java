package dev.latchkey.helidon;

import static java.util.Objects.requireNonNull;

import dev.latchkey.OpeningSocket;
import dev.latchkey.SessionScope;
import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A socket whose first message says who opened it. */
final class LiveSocket implements WsListener {

    private final ContractApplication application;
    private Optional<String> userId = Optional.empty();
    private @Nullable OpeningSocket opening;
    private @Nullable SessionWatch watch;

    private LiveSocket(ContractApplication application) {
        this.application = application;
    }

    static WsRouting.Builder routing(ContractApplication application) {
        return WsRouting.builder()
                .endpoint("/open/live", () -> new LiveSocket(application))
                .endpoint("/dashboard/live", () -> new LiveSocket(application))
                .endpoint("/own/live", () -> new LiveSocket(application));
    }

    // #region socket
    @Override
    public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
        opening = SessionScope.opening();
        userId = SessionScope.current().map(session -> session.user().id());
        return Optional.empty();
    }

    @Override
    public void onOpen(WsSession socket) {
        watch = requireNonNull(opening).watch(end -> socket.close(end.closeCode(), end.wire()));
        socket.send(application.live(userId), true);
    }

    @Override
    public void onClose(WsSession socket, int status, String reason) {
        requireNonNull(watch).close();
    }
    // #endregion
}
