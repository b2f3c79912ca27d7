package dev.latchkey.journeys.guides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.Provider;
import dev.latchkey.testing.FakeIdentityProvider;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.People;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The programs of the guides do what the guides say. */
class GuidesTest {

    private static final Map<String, String> KEYCLOAK = Map.of(
            "AUTH_KEYCLOAK_ISSUER", "https://sso.example.org/realms/shop",
            "AUTH_KEYCLOAK_ID", "shop",
            "AUTH_KEYCLOAK_SECRET", "a secret of Keycloak");

    private final DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();
    private final FakeIdentityProvider github = FakeIdentityProvider.start("github");
    private Javalin application = Javalin.create();

    @AfterEach
    void stop() {
        application.stop();
        github.close();
        ((JdbcConnectionPool) database).dispose();
    }

    @Test
    void a_role_from_the_table_counts_from_the_next_sign_in() throws Exception {
        BlockingQueue<String> welcomes = new LinkedBlockingQueue<>();
        Auth auth =
                RolesFromTable.atSignIn(WelcomeMail.with(builder().provider(github.provider()), welcomes), database);
        start(auth);
        signIn("github");
        assertThat(welcomes).containsExactly("Ada Lindqvist");
        assertThat(status("/admin")).isEqualTo(403);

        grant("admin");
        assertThat(status("/admin")).isEqualTo(403);

        signIn("github");
        assertThat(status("/admin")).isEqualTo(200);
    }

    @Test
    void a_role_that_is_read_at_each_request_counts_at_once() throws Exception {
        Auth auth = RolesFromTable.atEachRequest(builder().provider(github.provider()), database);
        start(auth);
        signIn("github");
        assertThat(status("/admin")).isEqualTo(403);

        grant("admin");
        assertThat(status("/admin")).isEqualTo(200);

        execute("delete from member_roles");
        assertThat(status("/admin")).isEqualTo(403);
    }

    @Test
    void users_see_the_pages_of_their_own_customer_alone() throws Exception {
        try (OpenIdProvider acme = OpenIdProvider.start();
                OpenIdProvider globex = OpenIdProvider.start()) {
            application = Customers.start(
                    builder(),
                    List.of(
                            new Customers.Customer("acme", "Acme", acme.issuer(), "shop", "acme-secret"),
                            new Customers.Customer("globex", "Globex", globex.issuer(), "shop", "globex-secret")));
            acme.client("shop", "acme-secret", url() + "/auth/callback/acme");
            acme.signInAs("ada");

            HttpResponse<String> home = post("/acme", "");

            assertThat(home.uri().getPath()).isEqualTo("/acme/home");
            assertThat(home.body()).isEqualTo("The home of acme");
            assertThat(status("/globex/home")).isEqualTo(403);
        }
    }

    @Test
    void a_realm_of_keycloak_needs_no_more_than_three_variables() {
        try (Auth auth = KeycloakRoles.auth(
                Auth.builder().environment(KEYCLOAK).secret("a secret of the shop, which no test needs to know"))) {
            assertThat(auth.providers()).extracting(Provider::id).containsExactly("keycloak");
        }
    }

    private void start(Auth auth) throws SQLException {
        execute("create table member_roles (user_id varchar(255), role varchar(255))");
        github.signInAs(People.ADA);
        application = RolesFromTable.start(auth);
    }

    private static AuthBuilder builder() {
        return Auth.builder().environment(Map.of()).secret("a secret of the shop, which no test needs to know");
    }

    private void grant(String role) throws SQLException {
        execute("insert into member_roles select id, '" + role + "' from latchkey_users");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void signIn(String provider) throws IOException, InterruptedException {
        String csrf = Claims.parse(get("/auth/csrf").body()).text("csrfToken").orElseThrow();
        post("/auth/signin/" + provider, "csrfToken=" + csrf);
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", url())
                .POST(BodyPublishers.ofString(form))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private int status(String path) throws IOException, InterruptedException {
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    private String url() {
        return "http://localhost:" + application.port();
    }
}
