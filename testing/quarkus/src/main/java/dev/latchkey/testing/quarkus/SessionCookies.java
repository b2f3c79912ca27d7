package dev.latchkey.testing.quarkus;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.model.Session;
import dev.latchkey.store.Store;
import dev.latchkey.testing.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Makes one session for the user of each test. The {@link Auth} of the application makes it, in the bean of type
 * {@link Store} if the application keeps sessions in a store.
 */
@Singleton
final class SessionCookies {

    private final Auth auth;
    private final Instance<Store> stores;
    private final String rolesClaim;
    private @Nullable Made last;

    private record Made(Object user, String cookie) {}

    SessionCookies(Auth auth, Instance<Store> stores, Config config) {
        this.auth = auth;
        this.stores = stores;
        this.rolesClaim =
                config.getOptionalValue("latchkey.roles-claim", String.class).orElse(Session.ROLES);
    }

    /**
     * Returns the cookie of a session of {@code user}; empty if {@code request} already has a session of this user.
     *
     * @throws IllegalStateException if the application does not accept the session, or if {@code request} has a session
     *     of another user; the message says how to correct this
     */
    Optional<String> missing(SecurityIdentity user, HttpServerRequest request) {
        Optional<Session> sent = session(request.headers().getAll("Cookie"), request);
        if (sent.isPresent()) {
            requireUser(user, sent.get());
            return Optional.empty();
        }
        return Optional.of(made(user, signedIn(user), request));
    }

    /** Works like {@link #missing(SecurityIdentity, HttpServerRequest)}. A session of the request itself counts. */
    Optional<String> missing(SignedIn user, HttpServerRequest request) {
        return session(request.headers().getAll("Cookie"), request).isPresent()
                ? Optional.empty()
                : Optional.of(made(user, user, request));
    }

    private static void requireUser(SecurityIdentity user, Session session) {
        if (!session.user().id().equals(user.getPrincipal().getName())) {
            throw new IllegalStateException("The request has a session of another user than @TestSecurity");
        }
    }

    @SuppressWarnings("ReferenceEquality") // each test has its own user
    private synchronized String made(Object user, SignedIn signedIn, HttpServerRequest request) {
        if (last == null || last.user != user) {
            SignedIn here = request.isSSL() ? signedIn.overHttps() : signedIn;
            last = new Made(user, (stores.isResolvable() ? here.in(stores.get()) : here).cookie(auth));
        }
        return last.cookie;
    }

    private SignedIn signedIn(SecurityIdentity user) {
        SignedIn person = SignedIn.as(user.getPrincipal().getName());
        for (String attribute : user.getAttributes().keySet()) {
            person = person.with(attribute, user.getAttribute(attribute));
        }
        return person.with(rolesClaim, List.copyOf(user.getRoles()));
    }

    private Optional<Session> session(List<String> cookies, HttpServerRequest request) {
        return AdapterExchange.of(auth, new ProbeRequest(request, cookies), (name, value) -> {})
                .peek();
    }
}
