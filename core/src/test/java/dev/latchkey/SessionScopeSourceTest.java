package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A framework with contexts of its own says whose request is being served. */
@Tag("S1")
class SessionScopeSourceTest {

    private final Auth auth = auth();

    @AfterEach
    void leave() {
        Framework.ENTERED.remove();
    }

    @Test
    void the_session_is_that_of_the_frameworks_context() {
        Framework.ENTERED.set(alice(auth).carried());

        assertThat(SessionScope.require().user().id()).isEqualTo("u-alice");
    }

    @Test
    void what_is_open_on_the_thread_comes_first_even_if_it_has_none() throws Exception {
        Callable<Optional<String>> look =
                () -> SessionScope.current().map(session -> session.user().id());
        Callable<Optional<String>> nobodys = SessionScope.wrap(look);
        Framework.ENTERED.set(alice(auth).carried());

        assertThat(look.call()).contains("u-alice");
        assertThat(nobodys.call()).isEmpty();
        assertThat(AdapterExchange.of(auth, request(""), (name, value) -> {}).within(look))
                .isEmpty();
        assertThat(look.call()).contains("u-alice");
    }

    @Test
    void with_two_configurations_in_front_it_takes_neither() {
        Framework.ENTERED.set(alice(auth).carried());
        Framework.ENTERED.set(alice(auth()).carried());

        assertThatThrownBy(SessionScope::current).isInstanceOf(IllegalStateException.class);
    }

    private static Auth auth() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-the-scope-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
                .build();
    }

    private static AdapterExchange alice(Auth auth) {
        String cookie = AdapterExchange.of(auth, request(""), (name, value) -> {})
                .signIn("credentials", "/", Map.of("username", "alice", "password", "any"))
                .headers()
                .stream()
                .filter(header -> header.value().startsWith("authjs.session-token="))
                .map(header -> header.value().substring(0, header.value().indexOf(';')))
                .findFirst()
                .orElseThrow();
        return AdapterExchange.of(auth, request(cookie), (name, value) -> {});
    }

    /** Found by the service loader. */
    public static final class Framework implements SessionScopeSource {

        private static final ThreadLocal<SessionScope.@Nullable Carried> ENTERED = new ThreadLocal<>();

        @Override
        public SessionScope.@Nullable Carried current() {
            return ENTERED.get();
        }
    }

    private static FakeRequest request(String cookie) {
        return FakeRequest.post("/", "").header("Host", "localhost").header("Cookie", cookie);
    }
}
