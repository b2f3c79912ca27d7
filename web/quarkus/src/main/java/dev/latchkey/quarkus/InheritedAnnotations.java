package dev.latchkey.quarkus;

import dev.latchkey.annotations.AccessRules;
import dev.latchkey.annotations.SessionRules;
import dev.latchkey.guard.Authorized;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Asks the annotations that Quarkus overlooks: on superclasses and interfaces, on the class of an inherited method, and
 * those that another annotation carries. And asks {@link dev.latchkey.annotations.RequireSession}, which Quarkus does
 * not know.
 */
@Provider
public final class InheritedAnnotations implements DynamicFeature {

    private static final String ANYBODY = "**"; // who is signed in, as Quarkus and Jakarta EE have it

    private final Instance<CurrentIdentityAssociation> identities;

    InheritedAnnotations(Instance<CurrentIdentityAssociation> identities) {
        this.identities = identities;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        List<Set<String>> rules = AccessRules.roles(resource.getResourceClass(), resource.getResourceMethod());
        if (!rules.isEmpty()) {
            context.register(new Filter(identities, rules), Priorities.AUTHORIZATION);
        }
        List<Authorized> sessions = SessionRules.of(resource.getResourceClass(), resource.getResourceMethod());
        if (!sessions.isEmpty()) {
            context.register(
                    new SessionFilter(Authorized.all(sessions.toArray(Authorized[]::new))), Priorities.AUTHENTICATION);
        }
    }

    /** In front of one method. */
    private record Filter(Instance<CurrentIdentityAssociation> identities, List<Set<String>> rules)
            implements ResteasyReactiveContainerRequestFilter {

        @Override
        public void filter(ResteasyReactiveContainerRequestContext request) {
            request.suspend();
            identities.get().getDeferredIdentity().subscribe().with(who -> decide(who, request), request::resume);
        }

        private void decide(SecurityIdentity who, ResteasyReactiveContainerRequestContext request) {
            if (rules.stream().allMatch(roles -> passes(who, roles))) {
                request.resume();
            } else if (who.isAnonymous() || who instanceof SessionIdentity) {
                request.abortWith(QuarkusAuth.response(
                        RequestScope.exchange().orElseThrow().refusal()));
                request.resume();
            } else { // somebody whom another mechanism knows, so that to sign in would not help
                request.resume(new ForbiddenException());
            }
        }
    }

    /** Asks for a session, even if another mechanism knows the user. */
    private record SessionFilter(Authorized rule) implements ResteasyReactiveContainerRequestFilter {

        @Override
        public void filter(ResteasyReactiveContainerRequestContext request) {
            RequestScope.exchange()
                    .orElseThrow()
                    .require(rule)
                    .map(QuarkusAuth::response)
                    .ifPresent(request::abortWith);
        }
    }

    private static boolean passes(SecurityIdentity who, Set<String> roles) {
        return !who.isAnonymous()
                && roles.stream()
                        .flatMap(InheritedAnnotations::resolved)
                        .anyMatch(role -> role.equals(ANYBODY) || who.hasRole(role));
    }

    /** A role may be an expression of Quarkus's configuration, such as <code>${admin-roles:admin}</code>. */
    private static Stream<String> resolved(String role) {
        if (!role.startsWith("${") || !role.endsWith("}")) {
            return Stream.of(role);
        }
        String[] parts = role.substring(2, role.length() - 1).split(":", 2);
        Optional<List<String>> configured = ConfigProvider.getConfig().getOptionalValues(parts[0], String.class);
        return configured.map(List::stream).orElseGet(() -> Stream.of(parts).skip(1));
    }
}
