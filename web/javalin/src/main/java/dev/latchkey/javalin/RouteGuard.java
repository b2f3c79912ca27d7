package dev.latchkey.javalin;

import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A guard that an application puts in front of its routes. Javalin runs it for HTTP; {@link UpgradeGuard} runs it for
 * WebSockets.
 *
 * @param covers the paths it guards; {@code null}: that depends on the request
 * @param verdict the answer to send in place of the route's; empty: the request passes
 */
record RouteGuard(@Nullable Matcher covers, Function<Context, Optional<AuthResponse>> verdict) implements Handler {

    @Override
    public void handle(Context context) {
        verdict.apply(context).ifPresent(answer -> JavalinAuth.answer(answer, context));
    }
}
