package dev.latchkey.testing;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** An application that keeps the tokens of its one provider, {@code work}, at which Ada has signed in. */
final class KeptTokensApplication implements AutoCloseable {

    private static final String SECRET = "a-secret-between-app-and-provider";

    final ManualClock clock = new ManualClock();
    final Store store = Store.inMemory();
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch grantEnded = new CountDownLatch(1);
    final OpenIdProvider idp;
    final Auth auth;
    final Guest ada;

    /** Starts the provider as {@code changes} make it, and the application as {@code more} makes it. */
    KeptTokensApplication(UnaryOperator<OpenIdProviderBuilder> changes, UnaryOperator<AuthBuilder> more) {
        idp = changes.apply(OpenIdProvider.builder()
                        .clock(clock)
                        .signInAs("ada")
                        .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect()))
                .start();
        auth = node(more);
        ada = new Guest(auth);
        ada.signIn("work");
    }

    KeptTokensApplication() {
        this(provider -> provider, node -> node);
    }

    /** Another node of the application. */
    Auth node(UnaryOperator<AuthBuilder> more) {
        return more.apply(Auth.builder()
                        .environment(Map.of("AUTH_SECRET", TwoProviders.NEW))
                        .clock(clock)
                        .provider(OAuthProvider.oidc("work", "Work")
                                .issuer(idp.issuer())
                                .clientId("app")
                                .clientSecret(SECRET))
                        .store(store)
                        .keepProviderTokens()
                        .listener(this::hear))
                .build();
    }

    private void hear(AuthEvent event) {
        events.add(event);
        if (event instanceof AuthEvent.ProviderGrantEnded) {
            grantEnded.countDown();
        }
    }

    /** Waits until listeners have heard that the provider has ended a grant. */
    void awaitEndOfGrant() throws InterruptedException {
        grantEnded.await();
    }

    Session session() {
        return ada.session().orElseThrow();
    }

    Tokens tokens() {
        return auth.tokens().of(session(), "work").orElseThrow();
    }

    static Secret accessToken(Tokens tokens) {
        return Objects.requireNonNull(tokens.accessToken());
    }

    @Override
    public void close() {
        auth.close();
        idp.close();
    }
}
