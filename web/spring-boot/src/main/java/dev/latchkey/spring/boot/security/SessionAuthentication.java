package dev.latchkey.spring.boot.security;

import dev.latchkey.model.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Transient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * The session as an authentication of Spring Security. The principal is the {@link Session}, the name is the user's id,
 * and each role is an authority with the prefix {@code ROLE_}. The authentication is valid for one request, so Spring
 * Security does not save it in an HTTP session.
 */
@Transient
public final class SessionAuthentication extends AbstractAuthenticationToken {

    private final transient Session session;

    private SessionAuthentication(Session session) {
        super(session.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.session = session;
        super.setAuthenticated(true);
    }

    /** Returns a context that holds {@code session}. */
    static SecurityContext context(Session session) {
        return new SecurityContextImpl(new SessionAuthentication(session));
    }

    @Override
    public Session getPrincipal() {
        return session;
    }

    @Override
    public String getName() {
        return session.user().id();
    }

    @Override
    public String getCredentials() {
        return "";
    }

    /** Refuses to change anything, because only signing out ends a session. */
    @Override
    public void setAuthenticated(boolean authenticated) {
        throw new IllegalArgumentException("A session cannot be changed here: sign out instead");
    }

    /** Compares the session objects. Each request has its own session object. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionAuthentication that && session == that.session;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(session);
    }

    @Override
    public String toString() {
        return "SessionAuthentication[" + getName() + "]";
    }
}
