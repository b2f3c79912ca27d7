package dev.latchkey.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An {@code Auth} that is closed watches no connection. */
class ClosedAuthTest {

    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-the-user-0123456789-0123456789")
            .provider(CredentialsProvider.of((typed, request) ->
                    Optional.of(new User("u-" + typed.get("username"), "Alice", "alice@example.test", null))))
            .build();

    @Test
    @Tag("A15")
    void a_socket_that_opens_now_is_closed() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        VertxAuth mounted = VertxAuth.of(auth);
        try (VertxServer server = VertxServer.start(new VertxOptions(), (vertx, router) -> {
            mounted.register(router);
            router.route("/live").handler(mounted::toWebSocket);
        })) {
            Browser alice = Browser.at(server.address());
            alice.signIn("alice");
            auth.close();

            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Cookie", alice.cookieHeader())
                    .buildAsync(
                            URI.create(server.address().toString().replaceFirst("http", "ws") + "/live"),
                            new Closed(closed))
                    .get(20, TimeUnit.SECONDS);

            assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(1013);
        }
    }

    /** Notes the code with which the server closes the socket. */
    private record Closed(CompletableFuture<Integer> code) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return CompletableFuture.completedFuture(null);
        }
    }
}
