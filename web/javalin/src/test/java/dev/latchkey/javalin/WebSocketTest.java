package dev.latchkey.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.contract.WebSocketClient;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import io.javalin.config.JavalinConfig;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** WebSockets have the guards of the routes beside them, though Javalin runs no handler before one opens. */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebSocketTest {

    private static final String SECRET = "a-secret-for-sockets-0123456789-0123456789";

    private final JavalinAuth auth = JavalinAuth.of(Auth.builder()
            .environment(Map.of())
            .secret(SECRET)
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
            .build());
    private final JavalinServer server = JavalinServer.start(this::application);
    private final WebSocketClient sockets = WebSocketClient.at(server.address());

    private enum Role implements RouteRole {
        ADMIN
    }

    private void application(JavalinConfig config) {
        config.registerPlugin(auth);
        config.routes.beforeMatched(auth.routeRoles());
        config.routes.before(auth.guard(
                "/own/:path*", (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login")));
        config.routes.before(
                "/staff/*", auth.guard((request, session) -> session.isPresent() ? Answer.next() : Answer.refuse()));
        for (String path : List.of("/open", "/own/{id}", "/staff/{id}")) {
            config.routes.ws(path, this::greet);
        }
        config.routes.ws("/admin", this::greet, Role.ADMIN);
    }

    private void greet(WsConfig socket) {
        socket.onConnect(context -> context.send(
                auth.session(context).map(session -> session.user().id()).orElse("nobody")));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_socket_knows_who_opened_it() {
        assertThat(sockets.open("/open", "")).isEqualTo("nobody");
        assertThat(sockets.open("/open", cookie("reader"))).isEqualTo("u-alice");
    }

    @Test
    void roles_of_a_socket_are_asked_for() {
        assertThat(sockets.open("/admin", "")).isEqualTo("401");
        assertThat(sockets.open("/admin", cookie("reader"))).isEqualTo("403");
        assertThat(sockets.open("/admin", cookie("admin"))).isEqualTo("u-alice");
    }

    @Test
    void guards_with_logic_of_the_application_stand_in_front_of_sockets_too() {
        assertThat(sockets.open("/own/live", "")).isEqualTo("302");
        assertThat(sockets.open("/own/live", cookie("reader"))).isEqualTo("u-alice");
        assertThat(sockets.open("/staff/live", "")).isEqualTo("401");
        assertThat(sockets.open("/staff/live", cookie("reader"))).isEqualTo("u-alice");
    }

    @Test
    @Tag("X2")
    void a_guard_of_the_application_knows_every_spelling_of_a_socket() {
        assertThat(sockets.open("/%6fwn/live", "")).doesNotContain("nobody");
        assertThat(sockets.open("/own/live/", "")).doesNotContain("nobody");
    }

    @Test
    void roles_that_nobody_enforces_stop_the_start() {
        assertDoesNotStart(config -> config.routes.ws("/admin", this::greet, Role.ADMIN));
        assertDoesNotStart(config -> config.routes.get("/admin", context -> {}, Role.ADMIN));
        assertDoesNotStart(config -> {
            config.routes.beforeMatched(context -> {}); // roles of an application's own cover no socket
            config.routes.ws("/admin", this::greet, Role.ADMIN);
        });
    }

    private void assertDoesNotStart(Consumer<JavalinConfig> routes) {
        assertThatThrownBy(() -> JavalinServer.start(config -> {
                            config.registerPlugin(auth);
                            routes.accept(config);
                        })
                        .close())
                .hasStackTraceContaining("config.routes.beforeMatched(auth.routeRoles())");
    }

    private static String cookie(String role) {
        return SignedIn.as("u-alice").with("roles", List.of(role)).cookie(SECRET);
    }
}
