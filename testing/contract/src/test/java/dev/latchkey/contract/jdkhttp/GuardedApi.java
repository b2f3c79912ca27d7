package dev.latchkey.contract.jdkhttp;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.accesstoken.AccessTokens;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.AccessGrant;
import dev.latchkey.model.Session;
import dev.latchkey.testing.NewAccessToken;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * An API on the JDK's server, behind access tokens of a provider of its own. It answers who is calling. The clock of
 * both stands still until a test moves it.
 */
final class GuardedApi implements AutoCloseable {

    static final String AUDIENCE = "https://api.example.com";
    static final String SECRET = "a-secret-between-provider-and-client";

    private static final String APPLICATION_SECRET = "a secret that is only for these tests";

    private final OpenIdProvider provider;
    private final Auth auth;
    private final JdkServer server;
    private final MovingClock clock;

    /** A clock that a test moves. */
    static final class MovingClock implements InstantSource {

        private volatile Instant now = Instant.parse("2026-11-01T12:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private GuardedApi(OpenIdProvider provider, Auth auth, JdkServer server, MovingClock clock) {
        this.provider = provider;
        this.auth = auth;
        this.server = server;
        this.clock = clock;
    }

    /** Starts an API that accepts the tokens of its provider with these settings. */
    static GuardedApi start(UnaryOperator<AccessTokenIssuer> issuer) {
        return start(issuer, tokens -> tokens, builder -> builder);
    }

    static GuardedApi start(
            UnaryOperator<AccessTokenIssuer> issuer,
            UnaryOperator<AccessTokens> tokens,
            UnaryOperator<AuthBuilder> more) {
        MovingClock clock = new MovingClock();
        OpenIdProvider provider = OpenIdProvider.builder()
                .clock(clock)
                .client(RegisteredClient.confidential("api", SECRET).anyLoopbackRedirect())
                .start();
        try {
            AccessTokens accepted = AccessTokens.of(
                    issuer.apply(AccessTokenIssuer.of(provider.issuer())), AccessTokens.audience(AUDIENCE));
            Auth auth = more.apply(Auth.builder()
                            .environment(Map.of())
                            .secret(APPLICATION_SECRET)
                            .clock(clock)
                            .matcher("/api/:path*")
                            .with(tokens.apply(accepted)))
                    .build();
            return new GuardedApi(provider, auth, serve(auth), clock);
        } catch (RuntimeException | Error e) {
            provider.close();
            throw e;
        }
    }

    private static JdkServer serve(Auth auth) {
        JdkHttpAuth filter = JdkHttpAuth.of(auth);
        try {
            return JdkServer.start(server -> server.createContext(
                            "/",
                            http -> Pages.write(
                                    http,
                                    filter.session(http).map(GuardedApi::caller).orElse("nobody")))
                    .getFilters()
                    .addAll(List.of(filter)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code program client:app scopes [orders:read] roles []}. */
    private static String caller(Session session) {
        AccessGrant grant = session.grant().orElse(null);
        return grant == null
                ? "browser " + session.user().id()
                : (grant.isProgram() ? "program " : "person ") + session.user().id() + " by " + grant.client()
                        + " scopes " + new TreeSet<>(grant.scopes()) + " roles " + new TreeSet<>(session.roles());
    }

    OpenIdProvider provider() {
        return provider;
    }

    Auth auth() {
        return auth;
    }

    MovingClock clock() {
        return clock;
    }

    URI address() {
        return server.address();
    }

    /** Returns a token of the provider for this API. */
    NewAccessToken token() {
        return provider.accessToken(AUDIENCE);
    }

    Reply call(String token) {
        return get("/api", "Authorization", "Bearer " + token);
    }

    Reply get(String path, String... headers) {
        return Browser.at(address()).get(path, headers);
    }

    @Override
    public void close() {
        server.close();
        auth.close();
        provider.close();
    }
}
