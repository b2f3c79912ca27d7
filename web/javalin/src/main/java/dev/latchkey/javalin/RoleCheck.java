package dev.latchkey.javalin;

import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.Optional;

/** Lets only those pass who have one of a route's roles; a route without roles is open. */
record RoleCheck(JavalinAuth auth) implements Handler {

    @Override
    public void handle(Context context) {
        Authorized[] roles = context.routeRoles().stream()
                .map(role -> Authorized.role(role.toString().toLowerCase(Locale.ROOT)))
                .toArray(Authorized[]::new);
        if (roles.length > 0) {
            Optional<AuthResponse> refusal = auth.exchange(context).require(Authorized.any(roles));
            refusal.ifPresent(answer -> JavalinAuth.answer(answer, context));
        }
    }
}
