package dev.latchkey.javalin;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.servlet.ServletAuth;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs the application's guards for an upgrade to a WebSocket, because Javalin runs no {@code before} and no
 * {@code beforeMatched} handlers for upgrades. It also keeps the session for the handlers of the socket.
 */
record UpgradeGuard(JavalinAuth auth, JavalinRouteList routes) implements Handler {

    @Override
    public void handle(Context context) throws IOException {
        Optional<AuthResponse> refusal = refusal(context);
        if (refusal.isPresent()) {
            ServletAuth.send(refusal.get(), context.res());
            context.skipRemainingHandlers();
            return;
        }
        context.attribute(JavalinAuth.SOCKET_SESSION, auth.session(context).orElse(null));
        context.attribute(JavalinAuth.OPENING_SOCKET, auth.exchange(context).opening());
    }

    private Optional<AuthResponse> refusal(Context context) {
        Stream<Function<Context, Optional<AuthResponse>>> verdicts =
                routes.guardsOf(context).stream().map(RouteGuard::verdict);
        return Stream.concat(Stream.of(auth::checkAgain), verdicts)
                .flatMap(verdict -> verdict.apply(context).stream())
                .findFirst();
    }
}
