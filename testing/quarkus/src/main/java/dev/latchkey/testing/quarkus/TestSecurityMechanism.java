package dev.latchkey.testing.quarkus;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.security.FallbackTestHttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Takes the identity from {@code @TestSecurity} rather than from the session, because only the annotation has
 * permissions and attributes.
 */
@Singleton
final class TestSecurityMechanism implements HttpAuthenticationMechanism {

    private final FallbackTestHttpAuthenticationMechanism annotation;

    TestSecurityMechanism(FallbackTestHttpAuthenticationMechanism annotation) {
        this.annotation = annotation;
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return annotation.authenticate(context, identities);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
