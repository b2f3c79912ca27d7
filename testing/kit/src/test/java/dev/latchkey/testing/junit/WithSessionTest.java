package dev.latchkey.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.testing.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@WithSession(user = "grace")
class WithSessionTest {

    @Test
    void the_class_says_who_is_signed_in(SignedIn user) {
        assertThat(user.session().user().id()).isEqualTo("grace");
        assertThat(user.session().roles()).isEmpty();
    }

    @Test
    @WithSession(user = "ada", name = "Ada", email = "ada@example.org", roles = "admin")
    void the_method_wins(SignedIn user) {
        Session session = user.session();
        assertThat(session.user().id()).isEqualTo("ada");
        assertThat(session.user().name()).isEqualTo("Ada");
        assertThat(session.user().email()).isEqualTo("ada@example.org");
        assertThat(session.roles()).containsExactly("admin");
    }

    @Test
    @WithSession(
            user = "ada",
            factors = @WithSession.Shown(method = "otp", kind = Factor.Kind.POSSESSION, minutesAgo = 30))
    void a_factor_has_a_time(SignedIn user) {
        Instant now = Clock.systemUTC().instant();
        Factor shown = user.session().factors().get(0);
        assertThat(shown.method()).isEqualTo("otp");
        assertThat(shown.isWithin(Duration.ofMinutes(40), now)).isTrue();
        assertThat(shown.isWithin(Duration.ofMinutes(20), now)).isFalse();
    }
}
