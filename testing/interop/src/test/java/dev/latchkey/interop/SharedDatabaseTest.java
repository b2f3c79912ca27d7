package dev.latchkey.interop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Sessions;
import dev.latchkey.interop.AuthJsServer.Client;
import dev.latchkey.interop.AuthJsServer.Options;
import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.nextauth.NodeProject;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.store.jdbc.Tables;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.People;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Auth.js with its own adapter for PostgreSQL and Latchkey are two nodes of one application: one database, one identity
 * provider, the same people (wire.md#shared-database).
 */
@ExtendWith({NodeExtension.class, SharedServers.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedDatabaseTest {

    private static final String SECRET = "a secret that both sides know: 0123456789";
    private static final String COOKIE = "authjs.session-token";
    private static final String CLIENT = "app";

    private final NodeProject node;
    private final OpenIdProvider people = OpenIdProvider.start();
    private final PostgresServer server;
    private JdbcStore store;
    private AuthJsServer authJs;

    SharedDatabaseTest(NodeProject node, PostgresServer server) {
        this.node = node;
        this.server = server;
    }

    @BeforeAll
    void start() throws IOException {
        store = JdbcStore.of(server.database())
                .tables(Tables.authJs().issuer("oidc", people.issuer()))
                .migrate();
        authJs = AuthJsServer.start(
                node,
                Options.of(SECRET)
                        .with(new Client(people.issuer(), CLIENT, SECRET))
                        .on("postgresql://postgres@localhost:" + server.port() + "/postgres"));
    }

    @AfterAll
    void stop() throws IOException {
        authJs.close();
        people.close();
    }

    @BeforeEach
    void forgetEverybody() {
        rows("delete from users returning id");
        people.signInAs(People.ADA.username());
    }

    @Test
    void a_user_of_auth_js_is_the_same_user_in_latchkey() {
        signIn(authJs.origin());
        List<String> before = rows("select id from users");
        assertThat(before).hasSize(1);

        try (LatchkeyServer latchkey = latchkey(settings -> settings)) {
            assertThat(name(signIn(latchkey.origin()), latchkey.origin())).isEqualTo(People.ADA.name());
        }

        requireOneUser(before);
        assertThat(store.userByAccount(people.issuer(), People.ADA.subject()))
                .map(found -> found.user().id())
                .contains(before.get(0));
    }

    @Test
    void a_user_of_latchkey_is_the_same_user_in_auth_js() {
        try (LatchkeyServer latchkey = latchkey(settings -> settings)) {
            signIn(latchkey.origin());
        }
        List<String> before = rows("select id from users");
        assertThat(before).hasSize(1);

        assertThat(name(signIn(authJs.origin()), authJs.origin())).isEqualTo(People.ADA.name());

        requireOneUser(before);
    }

    @Test
    void somebody_else_is_somebody_else_on_both_sides() {
        signIn(authJs.origin());
        people.signInAs(People.GRACE.username());
        try (LatchkeyServer latchkey = latchkey(settings -> settings)) {
            signIn(latchkey.origin());
            people.signInAs(People.ADA.username());
            signIn(latchkey.origin());
        }
        people.signInAs(People.GRACE.username());
        signIn(authJs.origin());

        assertThat(rows("select email from users order by email"))
                .containsExactly("ada@example.org", "grace@example.org");
        assertThat(rows("select provider from accounts")).containsExactly("oidc", "oidc");
        assertThat(rows("select count(*) from sessions group by \"userId\"")).containsExactly("2", "2");
    }

    @Test
    void with_plain_tokens_each_side_accepts_sessions_of_the_other() {
        try (LatchkeyServer latchkey = latchkey(SharedDatabaseTest::withPlainTokens)) {
            Http theirs = signIn(authJs.origin());
            Http ours = signIn(latchkey.origin());

            assertThat(name(theirs, latchkey.origin())).isEqualTo(People.ADA.name());
            assertThat(name(ours, authJs.origin())).isEqualTo(People.ADA.name());
            assertThat(rows("select \"sessionToken\" from sessions"))
                    .hasSize(2)
                    .anyMatch(token -> token.length() == 43)
                    .anyMatch(token -> token.length() == 36);
        }
    }

    @Test
    void with_plain_tokens_each_side_ends_what_the_other_has_begun() {
        try (LatchkeyServer latchkey = latchkey(SharedDatabaseTest::withPlainTokens)) {
            for (List<URI> way :
                    List.of(List.of(authJs.origin(), latchkey.origin()), List.of(latchkey.origin(), authJs.origin()))) {
                Http browser = signIn(way.get(0));
                browser.post(way.get(1).resolve("/auth/signout"), Map.of("csrfToken", csrf(browser, way.get(1))));

                assertThat(rows("select id from sessions")).isEmpty();
                assertThat(browser.get(way.get(0).resolve("/auth/session")).body())
                        .isEqualTo("null");
            }
        }
    }

    @Test
    void with_hashed_tokens_nobody_reads_the_others_sessions_and_no_hash_is_a_token() {
        try (LatchkeyServer latchkey = latchkey(settings -> settings)) {
            Http theirs = signIn(authJs.origin());
            assertThat(new Http()
                            .get(
                                    latchkey.at("/auth/session"),
                                    COOKIE + "="
                                            + rows("select \"sessionToken\" from sessions")
                                                    .get(0))
                            .body())
                    .isEqualTo("null");
            assertThat(name(theirs, authJs.origin())).isEqualTo(People.ADA.name());

            Http ours = signIn(latchkey.origin());
            String hash = rows("select \"sessionToken\" from sessions where length(\"sessionToken\") = 64")
                    .get(0);
            assertThat(new Http()
                            .get(latchkey.at("/auth/session"), COOKIE + "=" + hash)
                            .body())
                    .isEqualTo("null");
            assertThat(name(ours, latchkey.origin())).isEqualTo(People.ADA.name());
        }
    }

    private void requireOneUser(List<String> ids) {
        assertThat(rows("select id from users")).isEqualTo(ids);
        assertThat(rows("select \"userId\" from accounts")).isEqualTo(ids);
        assertThat(rows("select distinct \"userId\" from sessions")).isEqualTo(ids);
        assertThat(rows("select count(*) from sessions")).containsExactly("2");
    }

    private static AuthBuilder withPlainTokens(AuthBuilder builder) {
        return builder.sessions(Sessions.stored().dangerouslyStorePlainTokens());
    }

    private LatchkeyServer latchkey(UnaryOperator<AuthBuilder> more) {
        return LatchkeyServer.start(builder -> more.apply(builder.secret(SECRET)
                .store(store)
                .provider(OAuthProvider.oidc("oidc", "OpenID Connect")
                        .issuer(people.issuer())
                        .clientId(CLIENT)
                        .clientSecret(SECRET))));
    }

    /** A new browser that signs in as whoever the provider says, and its cookies. */
    private Http signIn(URI origin) {
        people.client(CLIENT, SECRET, origin.resolve("/auth/callback/oidc").toString());
        Http browser = new Http();
        HttpResponse<String> begun =
                browser.post(origin.resolve("/auth/signin/oidc"), Map.of("csrfToken", csrf(browser, origin)));
        HttpResponse<String> answer =
                browser.get(URI.create(Http.json(begun).get("url").getAsString()));
        URI callback = URI.create(answer.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> done = browser.get(callback, attempt(begun));
        assertThat(Http.cookies(done)).containsKey(COOKIE);
        return browser;
    }

    /** The cookies for the callback, which the JDK's jar takes from nowhere but the path that they are for. */
    private static String attempt(HttpResponse<String> begun) {
        return Http.cookies(begun).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String csrf(Http browser, URI origin) {
        return Http.json(browser.get(origin.resolve("/auth/csrf")))
                .get("csrfToken")
                .getAsString();
    }

    private static String name(Http browser, URI origin) {
        JsonObject session = Http.json(browser.get(origin.resolve("/auth/session")));
        return session.getAsJsonObject("user").get("name").getAsString();
    }

    private List<String> rows(String sql) {
        try (Connection connection = server.database().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(requireNonNull(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
