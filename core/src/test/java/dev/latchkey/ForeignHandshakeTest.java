package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of another origin opens a WebSocket with the cookies of a user. */
class ForeignHandshakeTest {

    private static final String COOKIE = "authjs.session-token";

    private final AtomicInteger updates = new AtomicInteger();
    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-exchanges-0123456789-0123456789")
            .url("http://localhost")
            .provider(CredentialsProvider.of(
                    (typed, request) -> Optional.of(new User("u-alice", "Alice", "alice@example.org", null))))
            .onJwt(context -> {
                if (context.trigger() == JwtTrigger.UPDATE) {
                    updates.incrementAndGet();
                }
                return context.token();
            })
            .build();

    @Test
    @Tag("A15")
    void it_updates_no_session() {
        String token = token();

        assertThatThrownBy(
                        () -> exchange(handshake(token, "https://evil.example")).update("data"))
                .isInstanceOfSatisfying(
                        AuthException.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SESSION_REQUIRED));
        assertThat(updates).hasValue(0);
        assertThat(exchange(handshake(token, "http://localhost")).update("data"))
                .isPresent();
    }

    private static FakeRequest handshake(String token, String origin) {
        return FakeRequest.get("/live")
                .header("Host", "localhost")
                .header("Upgrade", "websocket")
                .header("Origin", origin)
                .header("Cookie", COOKIE + "=" + token);
    }

    private AdapterExchange exchange(FakeRequest request) {
        return AdapterExchange.of(auth, request, (name, value) -> {});
    }

    private String token() {
        return exchange(FakeRequest.post("/", "").header("Host", "localhost"))
                .signIn("credentials", "/", Map.of("username", "alice", "password", "any"))
                .headers()
                .stream()
                .map(Header::value)
                .filter(line -> line.startsWith(COOKIE + "="))
                .map(line -> line.substring(line.indexOf('=') + 1, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
