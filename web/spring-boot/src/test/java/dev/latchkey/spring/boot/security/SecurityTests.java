package dev.latchkey.spring.boot.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.spring.boot.SpringServer;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold of Spring Security in MVC and in WebFlux alike. The application's chain leaves {@code /open} to
 * everybody, keeps {@code /admin} for admins and everything else for whoever is signed in; {@code /open/service} calls
 * a method with {@code @PreAuthorize("hasRole('admin')")}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SecurityTests {

    private final List<SpringServer> running = new ArrayList<>();
    private URI root = URI.create("");
    private URI unconfigured = URI.create("");

    /** Serves the application. */
    abstract SpringServer start();

    /** Serves an application without a chain of its own. */
    abstract SpringServer startUnconfigured();

    @BeforeAll
    void startServers() {
        root = running(start());
        unconfigured = running(startUnconfigured());
    }

    @AfterAll
    void stopServers() {
        running.forEach(SpringServer::close);
    }

    private URI running(SpringServer server) {
        running.add(server);
        return server.address();
    }

    private Browser nobody() {
        return Browser.at(root);
    }

    private Browser somebody() {
        return People.signedIn("alice", root);
    }

    private Browser admin() {
        return People.signedIn("root", root);
    }

    @Test
    void rules_of_a_chain_go_by_the_session() {
        assertThat(nobody().get("/open").body()).isEqualTo("open");
        assertThat(nobody().fetch("/private").status()).isEqualTo(401);
        assertThat(somebody().fetch("/private").body()).isEqualTo("private");
        assertThat(somebody().fetch("/admin").status()).isEqualTo(403);
        assertThat(admin().fetch("/admin").body()).isEqualTo("admin");
    }

    @Test
    void our_sign_in_replaces_the_login() {
        Reply page = nobody().navigate("/private?tab=2");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location())
                .isEqualTo(root + "/auth/signin?callbackUrl=" + URLEncoder.encode(root + "/private?tab=2", UTF_8));
        assertThat(page.headers("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        Reply script = nobody().fetch("/private");
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        for (String path : new String[] {"/login", "/logout"}) {
            assertThat(somebody().fetch(path).status()).as(path).isEqualTo(404);
            assertThat(nobody().fetch(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void an_annotation_on_a_method_goes_by_the_roles_of_the_session() {
        assertThat(nobody().fetch("/open/service").status()).isEqualTo(401);
        assertThat(nobody().navigate("/open/service").location()).contains("/auth/signin");
        assertThat(somebody().fetch("/open/service").status()).isEqualTo(403);
        assertThat(admin().fetch("/open/service").body()).isEqualTo("for admins");
    }

    @Test
    void a_role_refusal_is_ours() {
        for (String path : new String[] {"/admin", "/open/service"}) {
            assertThat(somebody().fetch(path).body()).as(path).isEqualTo("{\"message\":\"Access denied\"}");
            assertThat(somebody().navigate(path).status()).as(path).isEqualTo(403);
            assertThat(somebody().navigate(path).body()).as(path).contains("/auth/");
        }
    }

    @Test
    void the_name_of_the_user_is_the_id() {
        assertThat(somebody().get("/remote-user").body()).isEqualTo("u-alice");
    }

    @Test
    void a_handler_is_given_the_authentication() {
        assertThat(somebody().get("/who").body()).isEqualTo("u-alice [] u-alice true");
        assertThat(admin().get("/who").body()).isEqualTo("u-root [ROLE_admin] u-root true");
    }

    @Test
    @Tag("S10")
    void nobody_is_not_authenticated() {
        assertThat(nobody().get("/open/who").body()).isEqualTo("nobody");
        assertThat(nobody().get("/open/who", "Cookie", "authjs.session-token=x").body())
                .isEqualTo("nobody");
        assertThat(nobody().get("/open/who", "Authorization", "Basic YWxpY2U6eA==")
                        .body())
                .isEqualTo("nobody");
        assertThat(somebody().get("/open/who").body()).isEqualTo("u-alice");
    }

    @Test
    @Tag("S7")
    void after_signing_out_nobody_is_signed_in() {
        Browser alice = somebody();
        String token = alice.get("/auth/csrf").json().text("csrfToken").orElseThrow();
        alice.post("/auth/signout", Map.of("csrfToken", token));

        assertThat(alice.fetch("/private").status()).isEqualTo(401);
        assertThat(alice.get("/open/who").body()).isEqualTo("nobody");
    }

    @Test
    void forms_of_the_application_keep_springs_token_and_ours_keep_their_own() {
        Browser alice = somebody();

        assertThat(alice.post("/open", Map.of()).status()).isEqualTo(403);
        assertThat(alice.post("/auth/signout", Map.of("csrfToken", "x")).location())
                .contains("error=MissingCSRF");
    }

    @Test
    @Tag("S23")
    void management_endpoints_are_behind_the_chain() {
        assertThat(nobody().fetch("/actuator/env").status()).isEqualTo(401);
        assertThat(admin().fetch("/actuator/env").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/private", "/open", "/nothing-here"})
    void without_a_chain_nobody_sees_anything(String path) {
        assertThat(Browser.at(unconfigured).fetch(path).status()).isEqualTo(401);
        assertThat(Browser.at(unconfigured).get("/auth/providers").status()).isEqualTo(200);
    }

    @Test
    void without_a_chain_signed_in_users_see_everything() {
        Browser alice = People.signedIn("alice", unconfigured);

        assertThat(alice.fetch("/private").body()).isEqualTo("private");
        assertThat(alice.fetch("/login").status()).isEqualTo(404);
    }
}
