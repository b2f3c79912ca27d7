package dev.latchkey.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.latchkey.interop.AuthJsServer.Options;
import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.nextauth.NodeProject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NodeExtension.class, AuthJsExtension.class})
class AuthJsServerTest {

    private static final String SECRET = "a secret of both sides";
    private static final String COOKIE = "authjs.session-token";
    private static final String SECURE_COOKIE = "__Secure-authjs.session-token";

    private final NodeProject node;
    private final AuthJs authJs;
    private final Http http = new Http();

    AuthJsServerTest(NodeProject node, AuthJs authJs) {
        this.node = node;
        this.authJs = authJs;
    }

    @Test
    void it_lists_its_providers() {
        Options options = new Options(
                List.of(SECRET),
                false,
                "/auth",
                new AuthJsServer.Client("http://127.0.0.1:9", "app", "s"),
                null,
                null,
                false);
        try (AuthJsServer server = AuthJsServer.start(node, options)) {
            JsonObject providers = Http.json(http.get(at(server, "/auth/providers")));

            assertThat(providers.keySet()).containsExactly("credentials", "oidc");
            assertThat(providers.getAsJsonObject("oidc").get("signinUrl").getAsString())
                    .isEqualTo(at(server, "/auth/signin/oidc").toString());
        }
    }

    @Test
    void the_right_password_makes_a_session_that_auth_js_can_open() {
        try (AuthJsServer server = AuthJsServer.start(node, Options.of(SECRET))) {
            HttpResponse<String> answer = signIn(server, AuthJsServer.PASSWORD);
            HttpResponse<String> session = http.get(at(server, "/auth/session"));

            assertThat(Http.json(answer).get("url").getAsString())
                    .isEqualTo(server.origin().toString());
            assertThat(Http.json(session).getAsJsonObject("user").get("name").getAsString())
                    .isEqualTo("Alice");
            assertThat(authJs.decode(cookie(answer, COOKIE), List.of(SECRET), COOKIE)
                            .orElseThrow()
                            .get("sub")
                            .getAsString())
                    .isEqualTo("alice");
        }
    }

    @Test
    void a_wrong_password_does_not() {
        try (AuthJsServer server = AuthJsServer.start(node, Options.of(SECRET))) {
            HttpResponse<String> answer = signIn(server, "wrong");

            assertThat(Http.json(answer).get("url").getAsString())
                    .endsWith("/auth/signin?error=CredentialsSignin&code=credentials");
            assertThat(http.get(at(server, "/auth/session")).body()).isEqualTo("null");
        }
    }

    @Test
    void it_reads_a_session_sealed_elsewhere_under_an_older_secret_and_a_secure_name() {
        JsonObject claims = new JsonObject();
        claims.addProperty("name", "Ada");
        String token = authJs.encode(claims, List.of("older"), SECURE_COOKIE, Duration.ofHours(1));

        try (AuthJsServer server = AuthJsServer.start(
                node, Options.of("newer", "older").under("/api/auth").withSecureCookies())) {
            HttpResponse<String> session = new Http().get(at(server, "/api/auth/session"), SECURE_COOKIE + "=" + token);

            assertThat(Http.json(session).getAsJsonObject("user").get("name").getAsString())
                    .isEqualTo("Ada");
            assertThat(authJs.decode(cookie(session, SECURE_COOKIE), List.of("newer"), SECURE_COOKIE))
                    .as("renewed under the newer secret")
                    .isPresent();
        }
    }

    @Test
    void it_ends_with_its_standard_input() {
        AuthJsServer server = AuthJsServer.start(node, Options.of(SECRET));
        assertThat(server.isAlive()).isTrue();

        server.close();

        assertThat(server.isAlive()).isFalse();
    }

    private HttpResponse<String> signIn(AuthJsServer server, String password) {
        String token =
                Http.json(http.get(at(server, "/auth/csrf"))).get("csrfToken").getAsString();
        return http.post(
                at(server, "/auth/callback/credentials"),
                Map.of("csrfToken", token, "username", AuthJsServer.USERNAME, "password", password));
    }

    private static URI at(AuthJsServer server, String path) {
        return server.origin().resolve(path);
    }

    private static String cookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith(name + "="))
                .map(header -> header.substring(name.length() + 1, header.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
