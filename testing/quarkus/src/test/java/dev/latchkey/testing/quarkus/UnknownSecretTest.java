package dev.latchkey.testing.quarkus;

import static dev.latchkey.testing.quarkus.Caller.browser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application with a secret that is not in its settings. */
@QuarkusTest
@TestProfile(UnknownSecretTest.InCode.class)
class UnknownSecretTest {

    @Test
    @TestSecurity(user = "ada")
    void a_test_fails_with_what_mends_it() {
        Reply reply = browser().get("/dashboard", "Accept", "application/json");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("latchkey.secret must be its secret");
    }

    public static final class InCode implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.secret", "another-secret-of-tests-0123456789-0123");
        }
    }
}
