package dev.latchkey.nextauth;

import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.provider.Credentials;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.OAuthProvider;
import java.util.Map;
import java.util.Optional;

/** Configures a back end for {@link NextAuthContract}, such as {@code examples/nextauth-backend}. */
public final class BackEnd {

    public static final String USERNAME = "alice";
    public static final String PASSWORD = "wonderland-1865";
    public static final String CLIENT_ID = "app";
    public static final String CLIENT_SECRET = "app-secret";

    private static final User ALICE =
            new User("u-alice", "Alice Liddell", "alice@example.test", "https://example.test/alice.png");

    private BackEnd() {}

    /**
     * Adds the accounts, the provider at {@code issuer}, and a callback that accepts a short name from an update of the
     * session.
     */
    public static void configure(AuthBuilder auth, String issuer) {
        auth.provider(CredentialsProvider.of((credentials, request) -> authorize(credentials)))
                .provider(OAuthProvider.oidc("oidc", "OpenID Connect")
                        .issuer(issuer)
                        .clientId(CLIENT_ID)
                        .clientSecret(CLIENT_SECRET))
                .onJwt(BackEnd::rename);
    }

    private static Optional<User> authorize(Credentials credentials) {
        if (credentials.get("username").equals("locked")) {
            throw new CredentialsSignin("locked");
        }
        return Optional.of(ALICE)
                .filter(alice -> credentials.get("username").equals(USERNAME)
                        && credentials.get("password").equals(PASSWORD));
    }

    private static Claims rename(JwtContext context) {
        return context.trigger() == JwtTrigger.UPDATE
                        && context.update() instanceof Map<?, ?> data
                        && data.get("name") instanceof String name
                        && name.length() <= 8_000
                ? context.token().with("name", name)
                : context.token();
    }
}
