package dev.latchkey.accountpage;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.fixtures.ApplicationServer;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** An application with an account page and two providers, Work and Home, whose people sign in without being asked. */
final class Application implements AutoCloseable {

    private static final String SECRET = "a-secret-between-application-and-provider";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));
    private final ApplicationServer server;
    final OpenIdProvider work = provider();
    final OpenIdProvider home = provider();
    final Auth auth;

    private Application(UnaryOperator<AuthBuilder> more) {
        this.auth = more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .clock(now::get)
                        .provider(provider("work", "Work", work))
                        .provider(provider("home", "Home", home)))
                .build();
        server = ApplicationServer.of(
                auth,
                session -> session.map(Session::user).map(User::displayName).orElse("Nobody is signed in"));
    }

    /** With what {@code more} adds to the two providers. */
    static Application with(UnaryOperator<AuthBuilder> more) {
        return new Application(more);
    }

    private OpenIdProvider provider() {
        return OpenIdProvider.builder()
                .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
                .clock(now::get)
                .signInAs("ada")
                .start();
    }

    private static OAuthProvider provider(String id, String name, OpenIdProvider at) {
        return OAuthProvider.oidc(id, name).issuer(at.issuer()).clientId("app").clientSecret(SECRET);
    }

    String url() {
        return server.url();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {
        server.close();
        work.close();
        home.close();
    }
}
