package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.shareddata.ClusterSerializable;
import io.vertx.ext.auth.authorization.RoleBasedAuthorization;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthorizationHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vert.x's own user is the person who is signed in, with their roles, and nobody when they have signed out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxUserTest {

    private final VertxAuth auth = VertxAuth.of(Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-the-user-0123456789-0123456789")
            .provider(CredentialsProvider.of((typed, request) -> {
                String name = typed.get("username");
                return Optional.of(new User("u-" + name, "Alice Liddell", name + "@example.test", null));
            }))
            .onJwt(context -> context.user() != null && context.user().id().equals("u-root")
                    ? context.token().with("roles", List.of("admin"))
                    : context.token())
            .build());
    private final VertxServer server = VertxServer.start(new VertxOptions(), this::application);

    private void application(Vertx vertx, Router router) {
        SessionHandler sessions = SessionHandler.create(LocalSessionStore.create(vertx));
        router.route("/before").order(Integer.MIN_VALUE).handler(sessions);
        auth.register(router);
        router.route("/after").handler(sessions);
        router.route("/admin")
                .handler(AuthorizationHandler.create(RoleBasedAuthorization.create("admin")))
                .handler(ctx -> ctx.end("administers"));
        router.route("/principal")
                .handler(ctx -> ctx.end(requireNonNull(ctx.user()).principal().encode()));
        router.route().handler(ctx -> ctx.end(who(ctx)));
    }

    private static String who(RoutingContext ctx) {
        return Optional.ofNullable(ctx.user())
                .map(user -> requireNonNull(user.subject()))
                .orElse("nobody");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Browser nobody() {
        return Browser.at(server.address());
    }

    private Browser signedIn(String name) {
        Browser browser = nobody();
        browser.signIn(name);
        return browser;
    }

    @Test
    void the_user_is_the_signed_in_one() {
        assertThat(nobody().get("/").body()).isEqualTo("nobody");
        assertThat(signedIn("alice").get("/").body()).isEqualTo("u-alice");
        assertThat(signedIn("alice").get("/principal").body())
                .contains("\"sub\":\"u-alice\"", "\"name\":\"Alice Liddell\"", "\"email\":\"alice@example.test\"");
    }

    @Test
    @Tag("S4")
    void roles_are_authorizations() {
        assertThat(signedIn("root").get("/admin").body()).isEqualTo("administers");
        assertThat(signedIn("alice").get("/admin").status()).isEqualTo(403);
        assertThat(nobody().get("/admin").status()).isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/before", "/after"})
    void a_vertx_session_does_not_bring_back_who_has_signed_out(String path) {
        Browser alice = signedIn("alice");
        assertThat(alice.get(path).body()).isEqualTo("u-alice");
        assertThat(alice.get(path).body()).isEqualTo("u-alice");

        alice.cookies().remove(Browser.SESSION);
        assertThat(alice.cookies()).isNotEmpty();
        assertThat(alice.get(path).body()).isEqualTo("nobody");

        alice.signIn("bob");
        assertThat(alice.get(path).body()).isEqualTo("u-bob");
    }

    @Test
    void no_store_of_vertx_sessions_can_write_the_user_down() {
        assertThat(ClusterSerializable.class.isAssignableFrom(SessionUser.class))
                .isFalse();
    }
}
