package dev.latchkey.testing.quarkus;

import static dev.latchkey.testing.quarkus.Caller.browser;
import static org.assertj.core.api.Assertions.assertThat;

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
    void the_application_itself_makes_the_session() {
        assertThat(browser().get("/scope").body()).isEqualTo("ada");
    }

    public static final class InCode implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.secret", "another-secret-of-tests-0123456789-0123");
        }
    }
}
