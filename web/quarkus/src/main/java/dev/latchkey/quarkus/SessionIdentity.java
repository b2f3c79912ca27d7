package dev.latchkey.quarkus;

import static java.util.Objects.requireNonNull;

import dev.latchkey.AuthExchange;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user of a session as a Quarkus identity. Quarkus makes an identity for each request. The session is read and
 * renewed only when code asks for the user.
 */
record SessionIdentity(AuthExchange exchange, Session session) implements SecurityIdentity {

    private Session asked() {
        exchange.session(); // adds the renewed cookie
        return session;
    }

    @Override
    public Principal getPrincipal() {
        return new SessionPrincipal(asked());
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public Set<String> getRoles() {
        return asked().roles();
    }

    @Override
    public boolean hasRole(String role) {
        return asked().roles().contains(requireNonNull(role, "role"));
    }

    @Override
    public Set<Permission> getPermissions() {
        return Set.of();
    }

    @Override
    public <T extends Credential> @Nullable T getCredential(Class<T> type) {
        return null;
    }

    @Override
    public Set<Credential> getCredentials() {
        return Set.of();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is Quarkus's
    public <T> @Nullable T getAttribute(String name) {
        return (T) getAttributes().get(name);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of(Session.class.getName(), asked());
    }

    @Override
    public Uni<Boolean> checkPermission(Permission permission) {
        return Uni.createFrom().item(false);
    }

    @Override
    public String toString() {
        return "SessionIdentity[" + session.user().id() + "]";
    }
}
