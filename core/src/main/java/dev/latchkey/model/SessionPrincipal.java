package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.security.Principal;

/** The signed-in user as a {@link Principal}, for APIs that require one. Its name is the user's id. */
public record SessionPrincipal(Session session) implements Principal {

    public SessionPrincipal {
        requireNonNull(session, "session");
    }

    @Override
    public String getName() {
        return session.user().id();
    }
}
