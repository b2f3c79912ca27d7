package dev.latchkey.testing;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An application with a store and two providers, {@code work} and {@code home}. */
final class TwoProviders implements AutoCloseable {

    static final String OLD = "an-old-secret-of-the-application-0123456789";
    static final String NEW = "a-new-secret-of-the-application-0123456789";
    static final String SECRET = "a-secret-between-app-and-provider";

    final ManualClock clock = new ManualClock();
    final OpenIdProvider work;
    final OpenIdProvider home;
    final Store store = Store.inMemory();
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();

    TwoProviders() {
        this(People.ALL.toArray(Person[]::new));
    }

    /** Both know {@code people}; {@code home} vouches for their addresses, whatever {@code work} does. */
    TwoProviders(Person... people) {
        work = started(people);
        home = started(Arrays.stream(people)
                .map(person -> new Person(
                        person.subject(), person.username(), person.name(), person.email(), true, person.picture()))
                .toArray(Person[]::new));
    }

    AuthBuilder builder() {
        return builder(provider -> provider);
    }

    /** With {@code work} as {@code change} makes it. */
    AuthBuilder builder(UnaryOperator<OAuthProvider> change) {
        return Auth.builder()
                .environment(Map.of("AUTH_SECRET", OLD)) // a secret of the test's own goes before it
                .clock(clock)
                .provider(change.apply(provider("work", work)))
                .provider(provider("home", home))
                .listener(events::add);
    }

    Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(builder().store(store)).build();
    }

    private static OAuthProvider provider(String id, OpenIdProvider at) {
        return OAuthProvider.oidc(id, id).issuer(at.issuer()).clientId("app").clientSecret(SECRET);
    }

    private OpenIdProvider started(Person... people) {
        return OpenIdProvider.builder()
                .people(people)
                .clock(clock)
                .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
                .start();
    }

    @Override
    public void close() {
        work.close();
        home.close();
    }
}
