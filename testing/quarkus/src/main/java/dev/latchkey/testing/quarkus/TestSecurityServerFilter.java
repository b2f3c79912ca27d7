package dev.latchkey.testing.quarkus;

import dev.latchkey.testing.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Adds the session cookie of the user of {@code @TestSecurity} or {@code @WithSession} to every request, before
 * Latchkey handles the request. Latchkey reads this session like every other session, so Latchkey needs no special code
 * for tests.
 */
@Singleton
final class TestSecurityServerFilter {

    private final TestIdentityAssociation identities;
    private final DeclaredUser declared;
    private final SessionCookies cookies;

    TestSecurityServerFilter(TestIdentityAssociation identities, DeclaredUser declared, SessionCookies cookies) {
        this.identities = identities;
        this.declared = declared;
        this.cookies = cookies;
    }

    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        @Nullable SecurityIdentity identity = identities.getTestIdentity();
        @Nullable SignedIn user = declared.user().orElse(null);
        if (identity != null) {
            enter(context, () -> cookies.missing(identity, context.request()));
        } else if (user != null) {
            enter(context, () -> cookies.missing(user, context.request()));
        } else {
            context.next();
        }
    }

    private static void enter(RoutingContext context, Callable<Optional<String>> cookie) {
        context.vertx()
                .executeBlocking(cookie, false)
                .onSuccess(found -> proceed(found, context))
                .onFailure(context::fail);
    }

    private static void proceed(Optional<String> cookie, RoutingContext context) {
        cookie.ifPresent(value -> context.request().headers().add("Cookie", value));
        context.next();
    }
}
