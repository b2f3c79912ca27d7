package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.contract.InterruptedStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SignedInTest {

    private static final String SECRET = "a secret of more than thirty-two characters";

    @Test
    void an_application_with_the_same_secret_knows_who_it_is() {
        String cookie = SignedIn.as(new User("u-1", "Ada", "ada@example.test", null))
                .with("role", "admin")
                .cookie(SECRET);
        Session session = session("http://localhost", cookie).orElseThrow();
        assertThat(session.user().id()).isEqualTo("u-1");
        assertThat(session.user().name()).isEqualTo("Ada");
        assertThat(session.claims().get("role")).isEqualTo("admin");
    }

    @Test
    void https_has_other_cookies() {
        assertThat(session("https://app.test", SignedIn.as("u-1").overHttps().cookie(SECRET)))
                .isPresent();
        assertThat(session("https://app.test", SignedIn.as("u-1").cookie(SECRET)))
                .isEmpty();
    }

    @Test
    void a_long_session_comes_in_chunks() {
        String cookie = SignedIn.as("u-1").with("blob", "x".repeat(9_000)).cookie(SECRET);
        assertThat(cookie).contains("authjs.session-token.0=", "authjs.session-token.3=");
        assertThat(session("http://localhost", cookie)).isPresent();
    }

    @Test
    void an_application_with_a_store_knows_them_too() {
        Store store = Store.inMemory();
        String cookie = SignedIn.as(new User("u-1", "Ada", "ada@example.test", null))
                .withRoles("admin")
                .in(store)
                .cookie(SECRET);
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .url("http://localhost")
                .sessionsOnly()
                .store(store)
                .build();

        Session session = AdapterExchange.of(auth, new Request(cookie), (name, value) -> {})
                .session()
                .orElseThrow();
        assertThat(session.user().name()).isEqualTo("Ada");
        assertThat(session.roles()).containsExactly("admin");
        assertThat(auth.sessions().list("u-1")).hasSize(1);
        assertThat(AdapterExchange.of(
                                auth, new Request(SignedIn.as("u-1").in(store).cookie(SECRET)), (name, value) -> {})
                        .session())
                .isPresent();
    }

    @Test
    void nothing_is_removed_from_the_applications_store() {
        CountDownLatch end = new CountDownLatch(1);
        InterruptedStore watched = InterruptedStore.inMemory();
        watched.after("deleteExpired", () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Set<Thread> before = Thread.getAllStackTraces().keySet(); // another test's application may keep house still
        try {
            SignedIn.as("u-1").in(watched.store()).cookie(SECRET);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .doesNotContain("latchkey-housekeeping");
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_session_for_a_test_without_a_server() {
        assertThat(SignedIn.as("u-1").withRoles("admin").session().roles()).containsExactly("admin");
    }

    @Test
    void another_secret_is_nobody() {
        assertThat(session("http://localhost", SignedIn.as("u-1").cookie("another secret")))
                .isEmpty();
    }

    private static Optional<Session> session(String url, String cookie) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .sessionsOnly()
                .url(url)
                .build();
        return AdapterExchange.of(auth, new Request(cookie), (name, value) -> {})
                .session();
    }

    private record Request(String cookie) implements AuthRequest {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public String query() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return name.equalsIgnoreCase("Cookie") ? List.of(cookie) : List.of();
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
