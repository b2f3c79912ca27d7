package dev.latchkey.javalin;

import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A guard that an application adds before its routes. Javalin runs the guard for HTTP requests. {@link UpgradeGuard}
 * runs it for WebSockets.
 *
 * @param covers the paths that the guard covers; {@code null} if this depends on the request
 * @param verdict returns the response of a refusal, or empty if the request passes
 */
record RouteGuard(@Nullable Matcher covers, Function<Context, Optional<AuthResponse>> verdict) implements Handler {

    @Override
    public void handle(Context context) {
        verdict.apply(context).ifPresent(answer -> JavalinAuth.answer(answer, context));
    }
}
