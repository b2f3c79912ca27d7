package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionScopeTest {

    private final Auth auth = auth();

    private static Auth auth() {
        return settings().build();
    }

    private static AuthBuilder settings() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-the-scope-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))));
    }

    @Test
    @Tag("S1")
    void it_is_open_while_the_application_runs_and_empty_before_and_after() throws Exception {
        AdapterExchange alice = exchange(cookie());
        assertThat(SessionScope.current()).isEmpty();

        String inside = alice.within(() -> SessionScope.require().user().id());

        assertThat(inside).isEqualTo("u-alice");
        assertThat(SessionScope.current()).isEmpty();
        assertThatThrownBy(SessionScope::require)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SessionScope.wrap");
        assertThatThrownBy(() -> exchange("").within(SessionScope::require)).isInstanceOf(AuthException.Refused.class);
    }

    @Test
    @Tag("S1")
    void it_is_empty_after_an_exception_too() {
        AdapterExchange alice = exchange(cookie());

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

    @Test
    @Tag("S1")
    void a_wrapped_task_takes_the_session_along_and_leaves_nothing_behind() throws Exception {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        try {
            Callable<String> asks = () -> SessionScope.require().user().id();
            Callable<Optional<Session>> looks = SessionScope::current;
            Future<String> wrapped = exchange(cookie()).within(() -> workers.submit(SessionScope.wrap(asks)));
            Future<String> scoped =
                    exchange(cookie()).within(() -> SessionScope.wrap(workers).submit(asks));
            Future<Optional<Session>> bare = exchange(cookie()).within(() -> workers.submit(looks));

            assertThat(wrapped.get()).isEqualTo("u-alice");
            assertThat(scoped.get()).isEqualTo("u-alice");
            assertThat(bare.get()).isEmpty();
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void what_was_wrapped_outside_a_request_says_that_the_scope_was_left_behind() throws Exception {
        Callable<Session> require = SessionScope::require;
        Callable<Session> asks = SessionScope.wrap(require);
        SessionScope.Carried carried = SessionScope.carry();
        Callable<Object> opens = () -> {
            SessionScope.Opened scope = carried.open();
            try {
                assertThat(SessionScope.current()).isEmpty();
                return SessionScope.wrap(require).call();
            } finally {
                scope.close();
            }
        };
        for (Callable<?> task : List.of(asks, opens)) {
            assertThatThrownBy(task::call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("SessionScope.wrap");
            assertThatThrownBy(() -> exchange(cookie()).within(task)).isInstanceOf(IllegalStateException.class);
        }
        Callable<Session> nobodys = exchange("").within(() -> SessionScope.wrap(require));
        assertThatThrownBy(nobodys::call).isInstanceOf(AuthException.Refused.class);
    }

    @Test
    @Tag("S1")
    void a_wrapped_task_has_the_session_of_whoever_handed_it_over_and_of_nobody_else() throws Exception {
        List<Optional<Session>> seen = new ArrayList<>();
        List<Runnable> queue = new ArrayList<>();
        Executor queued = SessionScope.wrap((Executor) queue::add);
        Runnable look = () -> seen.add(SessionScope.current());
        exchange(cookie()).within(() -> {
            queued.execute(look);
            return null;
        });
        queued.execute(look);
        exchange("").within(() -> {
            queued.execute(look);
            return null;
        });

        exchange(cookie()).within(() -> {
            queue.forEach(Runnable::run); // as a pool that runs tasks of others in this thread
            return SessionScope.require();
        });

        assertThat(seen.get(0)).isPresent();
        assertThat(seen.get(1)).isEmpty();
        assertThat(seen.get(2)).isEmpty();
    }

    @Test
    void the_session_is_read_before_it_is_taken_along() throws Exception {
        List<String> lines = new ArrayList<>();
        Auth renewing =
                settings().sessions(Sessions.sealed().updateAge(Duration.ZERO)).build();
        AdapterExchange exchange = AdapterExchange.of(renewing, request(cookie()), (name, value) -> lines.add(name));
        Callable<Optional<Session>> task = exchange.within(() -> SessionScope.wrap(SessionScope::current));
        int before = lines.size();

        assertThat(task.call()).isPresent();
        assertThat(lines).hasSize(before).isNotEmpty();
    }

    @Test
    void behind_two_auths_it_does_not_guess_whose_session_is_meant() throws Exception {
        AdapterExchange outer = exchange(cookie());
        AdapterExchange inner = AdapterExchange.of(auth(), request(cookie()), (name, value) -> {});
        Callable<Optional<Session>> look = SessionScope::current;

        outer.within(() -> {
            assertThatThrownBy(() -> inner.within(look)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> inner.within(() -> inner.within(look))).isInstanceOf(IllegalStateException.class);
            Callable<Optional<Session>> carried = inner.within(() -> SessionScope.wrap(look));
            assertThatThrownBy(carried::call).isInstanceOf(IllegalStateException.class);
            assertThat(exchange("").within(look)).isEmpty(); // the same Auth again, as a forward does it
            assertThat(SessionScope.current()).isPresent();
            return null;
        });
    }

    @Test
    void a_callback_that_asks_while_the_session_is_being_read_gets_none() throws Exception {
        List<Optional<Session>> asked = new ArrayList<>();
        Auth asking = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-the-scope-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
                .onSession((session, token) -> {
                    asked.add(SessionScope.current());
                    return session;
                })
                .build();
        AdapterExchange alice = AdapterExchange.of(asking, request(cookie()), (name, value) -> {});

        String inside = alice.within(() -> SessionScope.require().user().id());

        assertThat(inside).isEqualTo("u-alice");
        assertThat(asked).containsExactly(Optional.empty());
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

    private AdapterExchange exchange(String cookie) {
        return AdapterExchange.of(auth, request(cookie), (name, value) -> {});
    }

    private static FakeRequest request(String cookie) {
        return FakeRequest.post("/", "").header("Host", "localhost").header("Cookie", cookie);
    }
}
