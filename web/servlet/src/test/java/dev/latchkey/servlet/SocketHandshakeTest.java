package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.SessionEnd;
import dev.latchkey.model.SessionPrincipal;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests open a WebSocket. No client at hand opens one over HTTP/2, so the container's objects are fakes. */
@Tag("A15")
class SocketHandshakeTest {

    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-handshakes-0123456789-0123456789")
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-ada"))))
            .build();
    private final ServletSockets sockets = new ServletSockets();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();

    /** Over HTTP/2, a handshake is a CONNECT without a key (RFC 8441 section 5). */
    @ParameterizedTest
    @CsvSource({"GET, dGhlIHNhbXBsZSBub25jZQ==", "CONNECT, "})
    void a_socket_is_watched_over_either_version_of_http(String method, @Nullable String key) throws Exception {
        SessionPrincipal ada = opened(method, key);

        sockets.watch(socket(ada));
        auth.close();

        assertThat(closed.poll(20, TimeUnit.SECONDS)).isEqualTo(SessionEnd.UNAVAILABLE.closeCode());
    }

    @Test
    void a_socket_whose_user_is_not_of_a_handshake_is_closed() {
        SessionPrincipal ada = opened("GET", null);

        assertThatThrownBy(() -> sockets.watch(socket(ada)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not come from ServletAuth");
        assertThat(closed.poll()).isEqualTo(SessionEnd.UNAVAILABLE.closeCode());
    }

    private SessionPrincipal opened(String method, @Nullable String key) {
        AdapterExchange exchange =
                AdapterExchange.of(auth, new Handshake(SignedIn.as("u-ada").cookie(auth)), (name, value) -> {});
        SessionPrincipal user = new SessionPrincipal(exchange.session().orElseThrow());
        sockets.opening(
                fake(
                        HttpServletRequest.class,
                        (called, given) ->
                                called.equals("getMethod") ? method : called.equals("getHeader") ? key : null),
                user,
                exchange);
        return user;
    }

    private Session socket(SessionPrincipal user) {
        return fake(Session.class, (called, given) -> switch (called) {
            case "getUserPrincipal" -> user;
            case "isOpen" -> true;
            case "close" -> {
                closed.add(((CloseReason) given[0]).getCloseCode().getCode());
                yield null;
            }
            default -> null;
        });
    }

    private interface Method {
        @Nullable
        Object call(String name, Object[] given);
    }

    private static <T> T fake(Class<T> type, Method method) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, given) -> method.call(called.getName(), given == null ? new Object[0] : given)));
    }

    private record Handshake(String cookie) implements AuthRequest {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/live";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return name.equalsIgnoreCase("Cookie")
                    ? List.of(cookie)
                    : name.equalsIgnoreCase("Host") ? List.of("localhost") : List.of();
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public byte[] body(int limit) {
            return new byte[0];
        }
    }
}
