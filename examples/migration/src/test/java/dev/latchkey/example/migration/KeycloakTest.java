package dev.latchkey.example.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.User;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.jdbc.JdbcStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People of a realm, in an application as docs/migration shows it. Keycloak 26.7.3 has written the users of the export.
 */
class KeycloakTest {

    private static final Path EXPORT = Path.of("src/test/resources/realm-export.json");
    private static final String PASSWORD = "nine kites above the quarry";

    /** What Keycloak's page showed when Bob set his app up. */
    private static final String KEY_ON_THE_PAGE = "PBAW WZD2 KJQT CNRT GFWT OSDF MRKU QVCL";

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "app", "");
    private final Store store = JdbcStore.of(database).migrate();
    private final Map<String, List<String>> roles = new TreeMap<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private Auth auth;
    private HttpServer server;
    private List<String> left;

    @BeforeEach
    void migrate() throws IOException {
        auth = KeycloakMigration.application(
                Auth.builder()
                        .clock(() -> now)
                        .environment(Map.of(
                                "AUTH_SECRET", "a-secret-of-the-application-0123456789-0123456789",
                                "AUTH_EMAIL_SERVER", "smtp://127.0.0.1:9",
                                "AUTH_EMAIL_FROM", "no-reply@example.org")),
                store,
                roles);
        left = KeycloakMigration.copy(EXPORT, auth, store, roles);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        JdkHttpAuth latchkey = JdkHttpAuth.of(auth);
        server.createContext("/", http -> roles(http, latchkey)).getFilters().add(latchkey);
        server.start();
    }

    private static void roles(HttpExchange http, JdkHttpAuth latchkey) throws IOException {
        byte[] body = latchkey.session(http)
                .map(session -> String.join(" ", session.roles()))
                .orElse("nobody")
                .getBytes(UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        auth.close();
        database.dispose();
    }

    @Test
    void somebody_signs_in_with_the_user_name_the_password_the_id_and_the_roles_of_before() {
        Program alice = program();
        assertThat(alice.signsIn("alice", PASSWORD + "!")).contains("error=CredentialsSignin");
        assertThat(alice.user().isEmpty()).isTrue();

        assertThat(alice.signsIn("alice", PASSWORD)).doesNotContain("error");

        assertThat(alice.user().text("name")).hasValue("Alice Liddell");
        String id = store.userByEmail("alice@example.org").orElseThrow().user().id();
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(alice.get("/").body()).isEqualTo("editor");
    }

    @Test
    void the_authenticator_app_of_before_is_asked_for_and_right() {
        now = now.plus(Duration.ofMinutes(1));
        Program bob = program();
        assertThat(bob.signsIn("bob", PASSWORD)).endsWith("/auth/second-factor");
        assertThat(bob.user().isEmpty()).isTrue();

        assertThat(bob.post("second-factor", Map.of("code", codeOfBob()))).doesNotContain("error");

        assertThat(bob.user().text("email")).hasValue("bob@example.org");
    }

    @Test
    void accounts_at_identity_providers_lead_to_the_same_user() {
        assertThat(store.userByAccount("github", "583231").map(StoredUser::user).map(User::email))
                .hasValue("bob@example.org");
        assertThat(store.userByAccount("https://accounts.google.com", "1122334455")
                        .map(StoredUser::user)
                        .map(User::email))
                .hasValue("frank@example.org");
    }

    @Test
    void a_password_that_has_to_be_changed_and_a_disabled_user_sign_nobody_in() {
        assertThat(program().signsIn("carol", PASSWORD)).contains("error=CredentialsSignin");
        assertThat(program().signsIn("dave", PASSWORD)).contains("error=AccessDenied");
    }

    @Test
    void what_was_not_copied_is_listed_and_nobody_else_is_there() {
        assertThat(left)
                .containsExactlyInAnyOrder(
                        "carol: a password that has to be changed",
                        "erin: a credential of the type recovery-authn-codes");
        assertThat(store.users("", 100))
                .extracting(each -> each.user().email())
                .containsExactlyInAnyOrder(
                        "alice@example.org",
                        "bob@example.org",
                        "carol@example.org",
                        "dave@example.org",
                        "erin@example.org",
                        "frank@example.org");
        assertThat(store.userByEmail("erin@example.org").orElseThrow().hasVerifiedEmail())
                .isFalse();
        assertThat(store.userByEmail("bob@example.org").orElseThrow().hasVerifiedEmail())
                .isTrue();
    }

    @Test
    void copying_again_changes_nothing() {
        String alice =
                store.userByEmail("alice@example.org").orElseThrow().user().id();
        Passwords.of(auth).setPassword(alice, "five bells under the bridge");

        assertThat(KeycloakMigration.copy(EXPORT, auth, store, roles)).isEqualTo(left);

        assertThat(program().signsIn("alice", "five bells under the bridge")).doesNotContain("error");
        assertThat(store.users("", 100)).hasSize(6);
    }

    @Test
    void keycloak_may_stay_as_another_way_to_the_same_user() {
        String id = store.userByEmail("alice@example.org").orElseThrow().user().id();

        KeycloakMigration.linkKeycloak(store, id, "https://sso.example.org/realms/main");

        assertThat(store.userByAccount("https://sso.example.org/realms/main", id))
                .isPresent();
    }

    private Program program() {
        return new Program("http://localhost:" + server.getAddress().getPort());
    }

    private String codeOfBob() {
        TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
        byte[] key = Base32.decode(KEY_ON_THE_PAGE.replace(" ", ""));
        try {
            return codes.generateOneTimePasswordString(new SecretKeySpec(key, codes.getAlgorithm()), now);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
