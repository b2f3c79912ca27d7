package dev.latchkey.javalin;

import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Lets only users with one of a route's roles pass. Every user passes a route without roles. */
record RoleCheck(JavalinAuth auth) implements Function<Context, Optional<AuthResponse>> {

    @Override
    public Optional<AuthResponse> apply(Context context) {
        Authorized[] roles = context.routeRoles().stream()
                .map(role -> Authorized.role(role.toString().toLowerCase(Locale.ROOT)))
                .toArray(Authorized[]::new);
        return roles.length == 0 ? Optional.empty() : auth.exchange(context).require(Authorized.any(roles));
    }
}
