package dev.latchkey.jakartarest;

import dev.latchkey.AuthExchange;
import dev.latchkey.model.SessionPrincipal;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Takes the user of a request only from the session. The session is read when code asks for the user. */
record SessionSecurityContext(AuthExchange exchange, boolean isSecure) implements SecurityContext {

    @Override
    public @Nullable Principal getUserPrincipal() {
        return exchange.session().map(SessionPrincipal::new).orElse(null);
    }

    @Override
    public boolean isUserInRole(String role) {
        return exchange.session()
                .filter(session -> session.roles().contains(role))
                .isPresent();
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
        return exchange.session().isPresent() ? "LATCHKEY" : null;
    }
}
