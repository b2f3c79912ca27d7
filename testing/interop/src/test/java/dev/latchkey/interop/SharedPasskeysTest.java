package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.browser.Visit;
import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.interop.AuthJsServer.Options;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.nextauth.NodeProject;
import dev.latchkey.passkeys.Passkey;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.store.jdbc.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Auth.js with its adapter for Drizzle and Latchkey are two nodes of one application. Chromium has an authenticator,
 * and what it makes for one side, it uses on the other (wire.md#shared-database).
 */
@ExtendWith({NodeExtension.class, SharedServers.class, BrowserExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPasskeysTest {

    private static final String SECRET = "a secret that both sides know: 0123456789";
    private static final String DATABASE = "drizzle";
    private static final String CAROL = "carol@example.test";

    private final NodeProject node;
    private final NextAuthPage bundle;
    private final PostgresServer server;
    private final DataSource database;
    private AuthJsServer authJs;
    private LatchkeyServer latchkey;
    private Page page;
    private VirtualAuthenticator authenticator;

    SharedPasskeysTest(NodeProject node, NextAuthPage bundle, PostgresServer server) {
        this.node = node;
        this.bundle = bundle;
        this.server = server;
        this.database = server.newDatabase(DATABASE);
    }

    @BeforeAll
    void start() throws IOException {
        try (InputStream tables = requireNonNull(getClass().getResourceAsStream("/drizzle.sql"))) {
            execute(new String(tables.readAllBytes(), UTF_8));
        }
        JdbcStore store = JdbcStore.of(database)
                .tables(Tables.authJs()
                        .textIds()
                        .table("users", "user")
                        .table("accounts", "account")
                        .table("sessions", "session")
                        .table("tokens", "verificationToken")
                        .table("authenticators", "authenticator"))
                .migrate();
        latchkey = LatchkeyServer.start(builder ->
                builder.secret(SECRET).store(store).with(Passkeys.standard().signUp()));
        authJs = AuthJsServer.start(
                node,
                Options.of(SECRET)
                        .on("postgresql://postgres@localhost:" + server.port() + "/" + DATABASE)
                        .with(bundle)
                        .withPasskeys());
    }

    @AfterAll
    void stop() {
        authJs.close();
        latchkey.close();
    }

    @BeforeEach
    void open(Visit visit) {
        execute("delete from \"user\"");
        page = visit.page();
        authenticator = VirtualAuthenticator.of(visit);
    }

    @Test
    void a_passkey_that_auth_js_made_signs_in_here_and_goes_on_there() {
        signsUpAtAuthJs();
        assertThat(rows("select \"credentialDeviceType\" from authenticator")).containsExactly("singleDevice");
        long made = counter();

        signsInHere();
        long usedHere = counter();
        signsInAtAuthJs();

        assertThat(usedHere).isGreaterThan(made);
        assertThat(counter()).isGreaterThan(usedHere);
        Passkey passkey = Passkeys.of(latchkey.auth())
                .list(rows("select id from \"user\"").get(0))
                .get(0);
        assertThat(passkey.created()).isNull();
        assertThat(passkey.lastUsed()).isNotNull();
        signsInHere();
    }

    @Test
    void a_passkey_that_was_made_here_signs_in_at_auth_js_and_goes_on_here() {
        signsUpHere();
        assertThat(rows("select concat_ws(' ', type, provider) from account where \"providerAccountId\" ="
                        + " (select \"credentialID\" from authenticator)"))
                .containsExactly("webauthn passkey");
        long made = counter();

        signsInAtAuthJs();
        long usedThere = counter();
        signsInHere();

        assertThat(usedThere).isGreaterThan(made);
        assertThat(counter()).isGreaterThan(usedThere);
    }

    @Test
    void a_passkey_that_was_removed_here_signs_in_on_neither_side() {
        signsUpAtAuthJs();
        String userId = rows("select id from \"user\"").get(0);
        Passkey passkey = Passkeys.of(latchkey.auth()).list(userId).get(0);

        assertThat(Passkeys.of(latchkey.auth()).remove(userId, passkey.id())).isTrue();

        assertThat(rows("select provider from account")).isEmpty();
        isRefusedAtAuthJs();
        isRefusedHere();
    }

    @Test
    @Tag("S20")
    void an_old_copy_of_an_authenticator_that_signed_at_auth_js_is_refused_here() {
        signsUpAtAuthJs();
        signsInHere();
        long seenHere = counter();
        signsInAtAuthJs();

        authenticator.hasSigned(Math.toIntExact(seenHere));

        isRefusedHere();
    }

    @Test
    @Tag("S20")
    void an_old_copy_of_an_authenticator_that_signed_here_is_refused_at_auth_js() {
        signsUpHere();
        signsInAtAuthJs();
        long seenThere = counter();
        signsInHere();

        authenticator.hasSigned(Math.toIntExact(seenThere));

        isRefusedAtAuthJs();
    }

    private void atAuthJs() {
        page.context().clearCookies();
        page.navigate(authJs.origin() + "/");
        assertThat(page.locator("#status")).hasText("unauthenticated");
    }

    private void signsUpAtAuthJs() {
        atAuthJs();
        page.fill("#passkey-email", CAROL);
        click("sign-up-passkey");
        assertThat(page.locator("#session")).containsText(CAROL);
    }

    private void signsInAtAuthJs() {
        atAuthJs();
        click("sign-in-passkey");
        assertThat(page.locator("#session")).containsText(CAROL);
    }

    private void isRefusedAtAuthJs() {
        atAuthJs();
        click("sign-in-passkey");
        assertThat(page.locator("#status")).hasText("unauthenticated");
        assertThat(page.locator("#session")).not().containsText(CAROL);
    }

    private void click(String button) {
        page.click("#" + button);
        assertThat(page.locator("#" + button + "-result")).not().isEmpty();
    }

    private void signsUpHere() {
        page.context().clearCookies();
        page.navigate(latchkey.at("/auth/signin").toString());
        page.getByLabel("E-mail address").fill(CAROL);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Continue with a passkey"))
                .click();
        assertThat(page).hasURL(latchkey.at("/").toString());
        assertThat(session()).contains(CAROL);
    }

    /** By autofill: the authenticator answers as soon as the page asks. */
    private void signsInHere() {
        page.context().clearCookies();
        page.navigate(latchkey.at("/auth/signin").toString());
        assertThat(page).hasURL(latchkey.at("/").toString());
        assertThat(session()).contains(CAROL);
    }

    private void isRefusedHere() {
        String refused =
                latchkey.at("/auth/error?error=WebAuthnVerificationError").toString();
        page.context().clearCookies();
        page.navigate(latchkey.at("/auth/signin").toString());
        page.waitForURL(url -> RedirectAddress.withoutReference(url).equals(refused));
        assertThat(session()).isEqualTo("null");
    }

    private String session() {
        return page.request().get(latchkey.at("/auth/session").toString()).text();
    }

    private long counter() {
        return Long.parseLong(rows("select counter from authenticator").get(0));
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> rows(String sql) {
        try (Connection connection = database.getConnection();
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
