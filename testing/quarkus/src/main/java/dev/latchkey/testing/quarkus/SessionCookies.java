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
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** One session for each test and its user, sealed or in the application's bean of type {@link Store}. */
@Singleton
final class SessionCookies {

    private final Auth auth;
    private final Instance<Store> stores;
    private final Optional<String> secret;
    private final String rolesClaim;
    private @Nullable Made last;

    private record Made(SecurityIdentity user, String cookie) {}

    SessionCookies(Auth auth, Instance<Store> stores, Config config) {
        this.auth = auth;
        this.stores = stores;
        this.secret = config.getOptionalValues("latchkey.secret", String.class)
                .map(secrets -> secrets.get(0))
                .or(() -> config.getOptionalValue("AUTH_SECRET", String.class));
        this.rolesClaim =
                config.getOptionalValue("latchkey.roles-claim", String.class).orElse(Session.ROLES);
    }

    /**
     * The cookie of a session of {@code user}; empty if {@code request} comes with one.
     *
     * @throws IllegalStateException if the application does not take the session, with what mends it; if
     *     {@code request} comes with a session of another user
     */
    @SuppressWarnings("ReferenceEquality") // each test has an identity of its own
    synchronized Optional<String> missing(SecurityIdentity user, HttpServerRequest request) {
        Optional<Session> sent = session(request.headers().getAll("Cookie"), request);
        if (sent.isPresent()) {
            requireUser(user, sent.get());
            return Optional.empty();
        }
        if (last == null || last.user != user) {
            last = new Made(user, make(user, request));
        }
        return Optional.of(last.cookie);
    }

    private static void requireUser(SecurityIdentity user, Session session) {
        if (!session.user().id().equals(user.getPrincipal().getName())) {
            throw new IllegalStateException("The request has a session of another user than @TestSecurity");
        }
    }

    private String make(SecurityIdentity user, HttpServerRequest request) {
        return secret.flatMap(known -> candidates(user).stream()
                        .map(person -> person.cookie(known))
                        .filter(cookie -> session(List.of(cookie), request)
                                .filter(session -> session.roles().containsAll(user.getRoles()))
                                .isPresent())
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("The application does not take a session for the user of"
                        + " @TestSecurity: in the tests' configuration, latchkey.secret must be its secret and"
                        + " latchkey.roles-claim its claim of roles; the store of its sessions must be a bean of type"
                        + " Store; cookies must have their standard names"));
    }

    /**
     * Returns the user as applications may know them: sessions are sealed or in a store, and cookies have names of
     * https.
     */
    private List<SignedIn> candidates(SecurityIdentity user) {
        SignedIn person = SignedIn.as(user.getPrincipal().getName());
        for (String attribute : user.getAttributes().keySet()) {
            person = person.with(attribute, user.getAttribute(attribute));
        }
        SignedIn sealed = person.with(rolesClaim, List.copyOf(user.getRoles()));
        Stream<SignedIn> stored =
                stores.isResolvable() ? Stream.of(stores.get()).map(sealed::in) : Stream.empty();
        return Stream.concat(Stream.of(sealed), stored)
                .flatMap(each -> Stream.of(each, each.overHttps()))
                .toList();
    }

    private Optional<Session> session(List<String> cookies, HttpServerRequest request) {
        return AdapterExchange.of(auth, new ProbeRequest(request, cookies), (name, value) -> {})
                .peek();
    }
}
