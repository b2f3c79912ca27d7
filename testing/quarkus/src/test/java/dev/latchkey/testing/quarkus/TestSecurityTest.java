package dev.latchkey.testing.quarkus;

import static dev.latchkey.testing.quarkus.Caller.browser;
import static dev.latchkey.testing.quarkus.Caller.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Quarkus's own way to say in a test who is signed in. */
@QuarkusTest
class TestSecurityTest {

    @Test
    @TestSecurity(user = "ada", attributes = @SecurityAttribute(key = "email", value = "ada@example.org"))
    void the_user_of_a_test_passes_the_guard_and_has_a_session() {
        assertThat(browser().get("/dashboard").body()).isEqualTo("behind the guard");
        assertThat(browser().get("/session").body()).isEqualTo("ada ada@example.org");
        assertThat(browser().get("/scope").body()).isEqualTo("ada");
        assertThat(browser().get("/identity").body()).isEqualTo("ada[]");
    }

    @Test
    @TestSecurity(user = "ada", roles = "admin")
    void roles_of_the_test_are_roles_of_the_session() {
        assertThat(browser().get("/admin").body()).isEqualTo("for admins: [admin]");
        assertThat(browser().get("/identity").body()).isEqualTo("ada[admin]");
    }

    @Test
    @TestSecurity(user = "ada", permissions = "read")
    void permissions_of_the_test_count() {
        assertThat(browser().get("/permitted").body()).isEqualTo("permitted");
    }

    @Test
    @TestSecurity(user = "ada", roles = "reader")
    void another_role_is_forbidden() {
        assertThat(browser().get("/admin").status()).isEqualTo(403);
    }

    @Test
    @Tag("S15")
    void without_it_nobody_is_signed_in() {
        assertThat(browser().get("/dashboard").status()).isEqualTo(401);
        assertThat(browser().get("/session").status()).isEqualTo(401);
        assertThat(browser().get("/scope").status()).isEqualTo(401);
        assertThat(browser().get("/identity").body()).isEqualTo("nobody");
    }

    @Test
    @TestSecurity(user = "ada", roles = "admin")
    void a_request_with_a_session_of_another_user_is_refused() {
        String grace = SignedIn.as("grace").cookie(secret());
        assertThat(browser().get("/scope", "Cookie", grace).status()).isEqualTo(500);
        assertThat(browser().get("/admin", "Cookie", grace).status()).isEqualTo(500);
    }

    @Test
    void a_cookie_of_the_testing_kit_counts() {
        String ada = SignedIn.as("ada").withRoles("admin").cookie(secret());
        assertThat(browser().get("/admin", "Cookie", ada).body()).isEqualTo("for admins: [admin]");
    }

    @Test
    @TestSecurity(user = "ada")
    void other_cookies_stay() {
        assertThat(browser().get("/scope", "Cookie", "theme=dark").body()).isEqualTo("ada");
    }
}
