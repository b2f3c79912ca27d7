package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.SessionEnd;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens between a request and the connection that it opens. */
class OpeningConnectionTest {

    private static final String COOKIE = "authjs.session-token";

    private final List<SessionEnd> ends = new ArrayList<>();
    private final Timer timer = new Timer();
    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret("a-secret-for-exchanges-0123456789-0123456789")
            .watchExecutor(timer)
            .provider(CredentialsProvider.of((typed, request) ->
                    Optional.of(new User("u-" + typed.get("username"), "Alice", "alice@example.org", null))))
            .build();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    @Tag("A15")
    void a_user_who_signs_out_in_between_gets_none() {
        String alice = signIn("alice");
        AdapterExchange request = exchange(live(alice));
        assertThat(request.answer()).isEmpty();
        assertThat(request.session()).isPresent();

        signOut(alice);
        request.watch(ends::add);

        assertThat(ends).containsExactly(SessionEnd.SESSION_ENDED);
    }

    @Test
    void another_user_who_signs_out_in_between_ends_nothing() {
        AdapterExchange request = exchange(live(signIn("bob")));
        assertThat(request.session()).isPresent();

        signOut(signIn("alice"));
        request.watch(ends::add);

        assertThat(ends).isEmpty();
    }

    @Test
    @Tag("A14")
    void a_request_whose_address_is_no_longer_found_counts_as_not_answered() {
        String alice = signIn("alice");
        AdapterExchange asked = AdapterExchange.of(
                auth,
                FakeRequest.get("/live").header("Host", "app.example").header("Cookie", COOKIE + "=" + alice),
                (name, value) -> {});
        asked.dispatched(live(alice)).watch(ends::add); // as a wrapper of the server that changes the host

        timer.tick();
        timer.tick();
        assertThat(ends).isEmpty();
        timer.tick();

        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE);
    }

    private static FakeRequest live(String token) {
        return FakeRequest.get("/live").header("Host", "localhost").header("Cookie", COOKIE + "=" + token);
    }

    private String signIn(String username) {
        return exchange(FakeRequest.post("/", "").header("Host", "localhost"))
                .signIn("credentials", "/", Map.of("username", username, "password", "any"))
                .headers()
                .stream()
                .map(Header::value)
                .filter(line -> line.startsWith(COOKIE + "="))
                .map(line -> line.substring(line.indexOf('=') + 1, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private void signOut(String token) {
        exchange(FakeRequest.post("/", "").header("Host", "localhost").header("Cookie", COOKIE + "=" + token))
                .signOut("/");
    }

    private AdapterExchange exchange(FakeRequest request) {
        return AdapterExchange.of(auth, request, (name, value) -> {});
    }

    /** Runs work at once, and work with a delay when a test says so. */
    private static final class Timer extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        Timer() {
            super(1);
        }

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            ScheduledFuture<?> scheduled = super.schedule(() -> {}, delay, unit);
            waiting.add(work);
            return scheduled;
        }

        void tick() {
            waiting.remove().run();
        }
    }
}
