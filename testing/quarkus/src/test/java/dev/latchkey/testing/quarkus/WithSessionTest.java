package dev.latchkey.testing.quarkus;

import static dev.latchkey.testing.quarkus.Caller.browser;
import static dev.latchkey.testing.quarkus.Caller.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Factor;
import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.junit.WithSession;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The annotation of the testing kit, which also says factors. */
@QuarkusTest
class WithSessionTest {

    @Test
    @WithSession(user = "ada", email = "ada@example.org", roles = "admin")
    void the_user_of_a_test_passes_the_guard_and_is_quarkuss_identity() {
        assertThat(browser().get("/dashboard").body()).isEqualTo("behind the guard");
        assertThat(browser().get("/session").body()).isEqualTo("ada ada@example.org");
        assertThat(browser().get("/admin").body()).isEqualTo("for admins: [admin]");
        assertThat(browser().get("/identity").body()).isEqualTo("ada[admin]");
    }

    @Test
    @WithSession(
            user = "ada",
            factors = @WithSession.Shown(method = "otp", kind = Factor.Kind.POSSESSION, minutesAgo = 5))
    void factors_of_the_test_are_factors_of_the_session() {
        assertThat(browser().get("/factors").body()).isEqualTo("otp");
    }

    @Test
    void without_it_nobody_is_signed_in() {
        assertThat(browser().get("/dashboard").status()).isEqualTo(401);
    }

    @Test
    @WithSession(user = "ada")
    void a_session_of_the_request_itself_counts() {
        String grace = SignedIn.as("grace").cookie(secret());
        assertThat(browser().get("/scope", "Cookie", grace).body()).isEqualTo("grace");
    }
}
