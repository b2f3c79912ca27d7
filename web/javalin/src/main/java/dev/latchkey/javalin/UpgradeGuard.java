package dev.latchkey.javalin;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.servlet.ServletAuth;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Optional;

/**
 * Runs the application's guards for an upgrade to a WebSocket, because Javalin runs no {@code before} and no
 * {@code beforeMatched} handlers for upgrades. It also keeps the session for the handlers of the socket.
 */
record UpgradeGuard(JavalinAuth auth, JavalinRouteList routes) implements Handler {

    @Override
    public void handle(Context context) throws IOException {
        for (RouteGuard guard : routes.guardsOf(context)) {
            Optional<AuthResponse> refusal = guard.verdict().apply(context);
            if (refusal.isPresent()) {
                ServletAuth.send(refusal.get(), context.res());
                context.skipRemainingHandlers();
                return;
            }
        }
        context.attribute(JavalinAuth.SOCKET_SESSION, auth.session(context).orElse(null));
        context.attribute(JavalinAuth.OPENING_SOCKET, auth.exchange(context).opening());
    }
}
