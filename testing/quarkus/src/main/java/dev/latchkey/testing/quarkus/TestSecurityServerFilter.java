package dev.latchkey.testing.quarkus;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds the session cookie of the user of {@code @TestSecurity} to every request, before Latchkey handles the request.
 * Latchkey reads this session like every other session, so Latchkey needs no special code for tests.
 */
@Singleton
final class TestSecurityServerFilter {

    private final TestIdentityAssociation identities;
    private final SessionCookies cookies;

    TestSecurityServerFilter(TestIdentityAssociation identities, SessionCookies cookies) {
        this.identities = identities;
        this.cookies = cookies;
    }

    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        @Nullable SecurityIdentity user = identities.getTestIdentity();
        if (user == null) {
            context.next();
        } else {
            context.vertx()
                    .executeBlocking(() -> cookies.missing(user, context.request()), false)
                    .onSuccess(cookie -> proceed(cookie, context))
                    .onFailure(context::fail);
        }
    }

    private static void proceed(Optional<String> cookie, RoutingContext context) {
        cookie.ifPresent(value -> context.request().headers().add("Cookie", value));
        context.next();
    }
}
