package dev.latchkey.testing.quarkus;

import static dev.latchkey.testing.quarkus.Caller.browser;
import static dev.latchkey.testing.quarkus.Caller.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.store.Store;
import dev.latchkey.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same where sessions are in a store and roles in another claim. */
@QuarkusTest
@TestProfile(StoredTest.Stored.class)
class StoredTest {

    private final Auth auth;
    private final Store store;

    StoredTest(Auth auth, Store store) {
        this.auth = auth;
        this.store = store;
    }

    @Test
    @TestSecurity(user = "ada", roles = "admin")
    void the_user_of_a_test_has_a_session_in_the_store() {
        assertThat(browser().get("/dashboard").body()).isEqualTo("behind the guard");
        assertThat(browser().get("/session").body()).startsWith("ada ");
        assertThat(browser().get("/admin").body()).isEqualTo("for admins: [admin]");
        assertThat(auth.sessions().list("ada")).hasSize(1);
    }

    @Test
    @TestSecurity(user = "alan")
    void a_session_that_has_ended_counts_no_more() {
        assertThat(browser().get("/scope").body()).isEqualTo("alan");
        auth.sessions().revokeAll("alan");
        assertThat(browser().get("/scope").status()).isEqualTo(401);
    }

    @Test
    void a_cookie_of_the_testing_kit_counts() {
        String cookie = SignedIn.as("grace").with("groups", "admin").in(store).cookie(secret());

        assertThat(browser().get("/dashboard", "Cookie", cookie).body()).isEqualTo("behind the guard");
        assertThat(browser().get("/admin", "Cookie", cookie).body()).isEqualTo("for admins: [admin]");
        assertThat(auth.sessions().list("grace")).hasSize(1);
        assertThat(browser().get("/dashboard").status()).isEqualTo(401);
    }

    public static final class Stored implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.stored", "true", "latchkey.roles-claim", "groups");
        }
    }
}
