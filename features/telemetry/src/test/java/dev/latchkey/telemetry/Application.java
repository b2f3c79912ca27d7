package dev.latchkey.telemetry;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.fixtures.ApplicationServer;
import dev.latchkey.fixtures.Visitor;
import dev.latchkey.guard.Authorized;
import dev.latchkey.model.Session;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.passwords.UserPasswords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import dev.latchkey.testing.SignedIn;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An application on the JDK's server, with sign-in at a provider, by password and by mail. It serves its metrics as an
 * application does that Prometheus asks.
 */
final class Application implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final String SECRET = "a-secret-between-application-and-provider";

    private final ApplicationServer server;
    final OpenIdProvider provider;
    final Auth auth;

    Application(Feature telemetry, Supplier<String> metrics, UnaryOperator<AuthBuilder> more) {
        provider = OpenIdProvider.builder()
                .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
                .signInAs("ada")
                .start();
        auth = more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .mailExecutor(Runnable::run)
                        .store(Store.inMemory())
                        .keepProviderTokens()
                        .provider(OAuthProvider.oidc("work", "Work")
                                .issuer(provider.issuer())
                                .clientId("app")
                                .clientSecret(SECRET))
                        .provider(EmailProvider.of(mail -> {}).from("no-reply@acme.example"))
                        .with(Passwords.standard().withoutBreachCheck())
                        .with(telemetry)
                        .matcher("/dashboard/:path*", "/admin/:path*")
                        .authorized(Authorized.all(
                                Authorized.signedIn(),
                                (request, session) -> !request.path().startsWith("/admin"))))
                .build();
        server = ApplicationServer.of(auth).with("/metrics", http -> metrics.get());
    }

    Visitor visitor() {
        return Visitor.of(server.url());
    }

    /** Returns a session of a user, for what the application does on behalf of them. */
    Session session(String userId) {
        return SignedIn.as(userId).session();
    }

    /** Gives a user who has signed in before a password. */
    void setPassword(String userId) {
        UserPasswords passwords = Passwords.of(auth);
        passwords.setPassword(userId, PASSWORD);
    }

    @Override
    public void close() {
        server.close();
        auth.close();
        provider.close();
    }
}
