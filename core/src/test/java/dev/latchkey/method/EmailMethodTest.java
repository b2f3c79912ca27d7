package dev.latchkey.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmailMethodTest {

    private static final Instant PROVED = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void an_address_is_a_way_in_if_it_is_proved_and_can_be_typed() {
        assertThat(EmailMethod.reaches(user("ada@example.org", PROVED))).isTrue();
        assertThat(EmailMethod.reaches(user("ada@example.org", null))).isFalse();
        assertThat(EmailMethod.reaches(user(null, PROVED))).isFalse();
        assertThat(EmailMethod.reaches(user("Ada@example.org", PROVED))).isFalse(); // typed, it is another one
        assertThat(EmailMethod.reaches(user("\"ada\"@example.org", PROVED))).isFalse();
    }

    private static StoredUser user(@Nullable String email, @Nullable Instant proved) {
        return new StoredUser(new User("u-ada", "Ada", email, null), proved);
    }
}
