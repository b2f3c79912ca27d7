package dev.latchkey.modules.pages;

import dev.latchkey.Auth;
import dev.latchkey.Sessions;
import dev.latchkey.model.Account;
import dev.latchkey.model.ListedSession;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.Stores;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.store.jdbc.Tables;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Of the pages on stores, sessions and tokens. */
@SuppressWarnings("unused")
final class StorePages {

    private StorePages() {}

    static Auth stores(DataSource dataSource) {
        Auth auth = Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .build();
        return auth;
    }

    static JdbcStore names(DataSource dataSource) {
        return JdbcStore.of(dataSource)
                .tables(Tables.standard("auth_")
                        .table("users", "people") // or "schema.people"
                        .column("users.email_verified", "confirmedAt"));
    }

    static Auth sessionsElsewhere(DataSource dataSource, RedisClient client) {
        Auth auth = Auth.builder()
                .provider(Providers.github())
                .store(Stores.of(JdbcStore.of(dataSource).migrate(), RedisStore.of(client))) // users, sessions
                .build();
        return auth;
    }

    static JdbcStore authJs(DataSource dataSource) {
        return JdbcStore.of(dataSource)
                .tables(Tables.authJs().issuer("google", "https://accounts.google.com"))
                .migrate();
    }

    static Tables drizzle() {
        return Tables.authJs()
                .textIds()
                .table("users", "user")
                .table("accounts", "account")
                .table("sessions", "session")
                .table("tokens", "verificationToken")
                .table("authenticators", "authenticator");
    }

    static Auth redis() {
        RedisURI uri = RedisURI.create("redis://localhost");
        uri.setTimeout(Duration.ofSeconds(2));
        Auth auth = Auth.builder()
                .provider(Providers.github())
                .store(RedisStore.of(RedisClient.create(uri))) // or a RedisClusterClient
                .build();
        return auth;
    }

    static void accounts(Auth auth, Store store, String userId, String issuer, String subject) {
        auth.accounts().list(userId); // without tokens
        auth.accounts().unlink(userId, issuer, subject); // false: not theirs, or the last way in

        Optional<Tokens> tokens = auth.accounts().tokens(userId, issuer, subject);

        store.linkAccount(
                userId, StoredAccount.of(new Account("credentials", "credentials", "credentials", userId, null)));
    }

    static void sessions(Auth auth, Session session, String id) {
        session.factors(); // [Factor[method=pwd, kind=KNOWLEDGE, shownAt=2026-11-01T12:00:00Z]]

        List<ListedSession> sessions = auth.sessions().list(session.user().id()); // newest first
        sessions.get(0).isCurrent(session); // the browser that asks
        auth.sessions().revoke(session.user().id(), id); // one
        auth.sessions().revokeOthers(session); // all but this one
        auth.sessions().revokeAll(session.user().id()); // sign out everywhere
    }

    static Auth revocable(DataSource dataSource) {
        Auth auth = Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .sessions(Sessions.sealed().revocable(Duration.ofSeconds(30)))
                .build();
        return auth;
    }

    static Auth rememberMe(DataSource dataSource) {
        return Auth.builder()
                .provider(Providers.github())
                .store(JdbcStore.of(dataSource).migrate())
                .sessions(Sessions.stored().rememberMe(Duration.ofHours(12))) // also with Sessions.sealed()
                .build();
    }

    static Tokens tokens(DataSource dataSource, Session session) {
        Auth auth = Auth.builder()
                .provider(Providers.google()
                        .scopes("openid", "profile", "email", "https://www.googleapis.com/auth/calendar.readonly")
                        .parameter("access_type", "offline"))
                .store(JdbcStore.of(dataSource))
                .keepProviderTokens()
                .build();

        Tokens tokens = auth.tokens().of(session, "google").orElseThrow();
        return tokens;
    }

    static void relay(Auth auth) throws Exception {
        HttpClient orders =
                auth.tokens().relay("keycloak", "https://orders.example.com").over(HttpClient.newHttpClient());

        orders.send(
                HttpRequest.newBuilder(URI.create("https://orders.example.com/orders"))
                        .build(),
                BodyHandlers.ofString());
    }
}
