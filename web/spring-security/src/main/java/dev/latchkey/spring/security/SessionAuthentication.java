package dev.latchkey.spring.security;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Session;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * A session as Spring Security knows people: the principal is the {@link Session}, the name the user's id, and each
 * role an authority with {@code ROLE_} in front.
 */
public final class SessionAuthentication implements Authentication {

    private final transient Session session;
    private final transient List<SimpleGrantedAuthority> authorities;

    private SessionAuthentication(Session session) {
        this.session = requireNonNull(session, "session");
        this.authorities = session.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    /** A context that holds {@code session}. */
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
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public @Nullable Object getDetails() {
        return null;
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    /** Refused: a session ends by signing out. */
    @Override
    public void setAuthenticated(boolean authenticated) {
        throw new IllegalArgumentException("A session is what it is");
    }

    @Override
    public String toString() {
        return "SessionAuthentication[" + session.user().id() + "]";
    }
}
