package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionScopeTest {

    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-the-scope-0123456789-0123456789")
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
            .build();

    @Test
    @Tag("S1")
    void it_is_open_while_the_application_runs_and_empty_before_and_after() throws Exception {
        AuthExchange alice = exchange(cookie());
        assertThat(SessionScope.current()).isEmpty();

        String inside = alice.within(() -> SessionScope.require().user().id());

        assertThat(inside).isEqualTo("u-alice");
        assertThat(SessionScope.current()).isEmpty();
        assertThatThrownBy(SessionScope::require).isInstanceOf(AuthException.Refused.class);
    }

    @Test
    @Tag("S1")
    void it_is_empty_after_an_exception_too() {
        AuthExchange alice = exchange(cookie());

        assertThatThrownBy(() -> alice.within(() -> {
                    throw new IOException("the application broke");
                }))
                .isInstanceOf(IOException.class);
        assertThat(SessionScope.current()).isEmpty();
    }

    @Test
    void another_thread_has_none() throws Exception {
        Optional<?>[] seen = new Optional<?>[1];
        exchange(cookie()).within(() -> {
            Thread other = new Thread(() -> seen[0] = SessionScope.current());
            other.start();
            other.join();
            return null;
        });

        assertThat(seen[0]).isEqualTo(Optional.empty());
    }

    private String cookie() {
        return exchange("")
                .signIn("credentials", "/", Map.of("username", "alice", "password", "any"))
                .headers()
                .stream()
                .map(Header::value)
                .filter(line -> line.startsWith("authjs.session-token="))
                .map(line -> line.substring(0, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private AuthExchange exchange(String cookie) {
        return auth.exchange(new Request(cookie), (name, value) -> {});
    }

    private record Request(String cookie) implements AuthRequest {

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Host") ? List.of("localhost") : name.equals("Cookie") ? List.of(cookie) : List.of();
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
