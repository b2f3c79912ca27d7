package dev.latchkey.quarkus;

import dev.latchkey.annotations.AccessRules;
import dev.latchkey.annotations.SessionRules;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.UriMatch;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;

/**
 * Enforces the annotations that Quarkus ignores. These are annotations on superclasses and interfaces, annotations on
 * the class of an inherited method, meta-annotations, and all annotations on the locators that led to a method. It also
 * enforces {@link dev.latchkey.annotations.RequireSession}, which Quarkus does not know.
 */
@Provider
public final class AnnotationGuard implements DynamicFeature {

    private static final String ANYBODY = "**"; // any signed-in user, in Quarkus and Jakarta EE

    private final Instance<CurrentIdentityAssociation> identities;
    private final Map<Place, Asked> locators = new ConcurrentHashMap<>();

    AnnotationGuard(Instance<CurrentIdentityAssociation> identities) {
        this.identities = identities;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Asked asked = Asked.of(resource.getResourceClass(), resource.getResourceMethod());
        if (!asked.roles.isEmpty()) {
            context.register(new Filter(identities, asked.roles), Priorities.AUTHORIZATION);
        }
        if (!asked.sessions.isEmpty()) {
            context.register(new SessionFilter(asked.sessions), Priorities.AUTHENTICATION);
        }
        context.register(new ChangedRequestFilter(), Priorities.AUTHENTICATION - 1);
        context.register(new LocatorFilter(identities, locators), Priorities.AUTHENTICATION);
    }

    /** A method and the class that has the method, possibly by inheritance. */
    private record Place(Class<?> type, Method method) {}

    /** The roles and the session rules that a method requires. */
    private record Asked(List<Set<String>> roles, List<Authorized> sessions) {

        static Asked of(Class<?> type, Method method) {
            return new Asked(AccessRules.roles(type, method), SessionRules.of(type, method));
        }
    }

    /** Checks the rules of locators, before each method, because a locator can lead to any method. */
    private record LocatorFilter(Instance<CurrentIdentityAssociation> identities, Map<Place, Asked> known)
            implements ResteasyReactiveContainerRequestFilter {

        @Override
        public void filter(ResteasyReactiveContainerRequestContext request) {
            List<Asked> asked = asked((ResteasyReactiveRequestContext) request.getServerRequestContext());
            if (asked.isEmpty()) {
                return;
            }
            List<Authorized> sessions =
                    asked.stream().flatMap(each -> each.sessions.stream()).toList();
            List<Set<String>> roles =
                    asked.stream().flatMap(each -> each.roles.stream()).toList();
            if (!new SessionFilter(sessions).refuses(request) && !roles.isEmpty()) {
                new Filter(identities, roles).filter(request);
            }
        }

        /** Returns the requirements of the matched locators. A locator is a matched resource without an HTTP method. */
        private List<Asked> asked(ResteasyReactiveRequestContext request) {
            List<Asked> asked = new ArrayList<>();
            for (UriMatch match : request.getMatchedURIs()) {
                ResteasyReactiveResourceInfo locator = match.resource == null || match.resource.getHttpMethod() != null
                        ? null
                        : match.resource.getLazyMethod();
                if (locator != null) {
                    asked.add(known.computeIfAbsent(
                            new Place(locator.getResourceClass(), locator.getMethod()),
                            place -> Asked.of(place.type, place.method)));
                }
            }
            return asked;
        }
    }

    /** Checks the roles that one method requires. */
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
                        VertxContextScope.exchange().orElseThrow().refusal()));
                request.resume();
            } else { // another mechanism has authenticated the user, so signing in would not help
                request.resume(new ForbiddenException());
            }
        }
    }

    /** Requires a session, even if another mechanism has authenticated the user. */
    private record SessionFilter(List<Authorized> rules) implements ResteasyReactiveContainerRequestFilter {

        @Override
        public void filter(ResteasyReactiveContainerRequestContext request) {
            refuses(request);
        }

        boolean refuses(ResteasyReactiveContainerRequestContext request) {
            if (rules.isEmpty()) {
                return false;
            }
            Optional<AuthResponse> refusal = VertxContextScope.exchange()
                    .orElseThrow()
                    .require(Authorized.all(rules.toArray(Authorized[]::new)));
            refusal.map(QuarkusAuth::response).ifPresent(request::abortWith);
            return refusal.isPresent();
        }
    }

    private static boolean passes(SecurityIdentity who, Set<String> roles) {
        return !who.isAnonymous()
                && roles.stream()
                        .flatMap(AnnotationGuard::resolved)
                        .anyMatch(role -> role.equals(ANYBODY) || who.hasRole(role));
    }

    /**
     * Returns the roles for {@code role}, which may be an expression of Quarkus's configuration, such as <code>
     * ${admin-roles:admin}</code>.
     */
    private static Stream<String> resolved(String role) {
        if (!role.startsWith("${") || !role.endsWith("}")) {
            return Stream.of(role);
        }
        String[] parts = role.substring(2, role.length() - 1).split(":", 2);
        Optional<List<String>> configured = ConfigProvider.getConfig().getOptionalValues(parts[0], String.class);
        return configured.map(List::stream).orElseGet(() -> Stream.of(parts).skip(1));
    }
}
