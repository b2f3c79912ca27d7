package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Cookies;
import dev.latchkey.Sessions;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The application's own Auth makes the session of a test. */
class ApplicationSessionsTest {

    private static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a secret that the test does not pass on to anybody")
                .sessionsOnly();
    }

    private static Optional<Session> read(Auth auth, String cookie, boolean https) {
        return AdapterExchange.of(auth, new CookieRequest(cookie, "localhost", https), (name, value) -> {})
                .session();
    }

    @Test
    void a_sealed_session_needs_no_secret_and_has_the_names_of_the_application() {
        Auth auth = builder().cookies(Cookies.standard().session("shop")).build();

        String cookie = SignedIn.as("ada").withRoles("admin").cookie(auth);

        assertThat(cookie).startsWith("shop=");
        assertThat(read(auth, cookie, false).orElseThrow().roles()).containsExactly("admin");
    }

    @Test
    void an_https_address_has_the_cookies_of_https() {
        Auth auth = builder().url("https://app.example").build();

        String cookie = SignedIn.as("ada").cookie(auth);

        assertThat(cookie).startsWith("__Secure-authjs.session-token=");
        assertThat(read(auth, cookie, true)).isPresent();
    }

    @Test
    void a_stored_session_is_a_row_that_can_be_ended() {
        Store store = Store.inMemory();
        store.createUser(new StoredUser(new User("ada", "Ada", null, null), null), null);
        Auth auth = builder().store(store).sessions(Sessions.stored()).build();

        String cookie = SignedIn.as("ada").cookie(auth);

        assertThat(read(auth, cookie, false)).isPresent();
        auth.sessions().revokeAll("ada");
        assertThat(read(auth, cookie, false)).isEmpty();
    }

    @Test
    void a_user_who_is_not_in_the_store_is_added_to_the_store_that_the_test_names() {
        Store store = Store.inMemory();
        Auth auth = builder().store(store).sessions(Sessions.stored()).build();

        assertThatThrownBy(() -> SignedIn.as("ada").cookie(auth)).hasMessageContaining("call in(store)");
        assertThat(read(auth, SignedIn.as("ada").in(store).cookie(auth), false)).isPresent();
    }

    @Test
    void factors_have_the_time_that_the_test_gives() {
        Factor hourAgo = new Factor("otp", Factor.Kind.POSSESSION, Instant.parse("2026-11-29T11:00:00Z"));
        Auth auth = builder().build();

        Session session = read(auth, SignedIn.as("ada").having(hourAgo).cookie(auth), false)
                .orElseThrow();

        assertThat(session.factors()).containsExactly(hourAgo);
    }

    @Test
    void a_session_that_the_application_does_not_accept_is_said_at_once() {
        Auth ending = builder().onJwt(context -> null).build();
        Auth grouped = builder().rolesClaim("groups").build();

        assertThatThrownBy(() -> SignedIn.as("ada").cookie(ending)).hasMessageContaining("jwt");
        assertThatThrownBy(() -> SignedIn.as("ada").withRoles("admin").cookie(grouped))
                .hasMessageContaining("rolesClaim");
        assertThat(SignedIn.as("ada").with("groups", List.of("admin")).cookie(grouped))
                .isNotEmpty();
    }
}
