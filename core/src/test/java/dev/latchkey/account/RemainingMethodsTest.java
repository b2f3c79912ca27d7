package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemainingMethodsTest {

    private static final Instant PROVED = Instant.parse("2026-11-01T12:00:00Z");

    private final RemainingMethods mails =
            new RemainingMethods(List.of(EmailProvider.of(mail -> {}).from("no-reply@example.org")));

    @Test
    void an_address_is_a_way_in_if_it_is_proved_and_can_be_typed() {
        assertThat(mails.hasAddress(user("ada@example.org", PROVED))).isTrue();
        assertThat(mails.hasAddress(user("ada@example.org", null))).isFalse();
        assertThat(mails.hasAddress(user(null, PROVED))).isFalse();
        assertThat(mails.hasAddress(user("Ada@example.org", PROVED))).isFalse(); // typed, it is another one
        assertThat(mails.hasAddress(user("\"ada\"@example.org", PROVED))).isFalse();
        assertThat(new RemainingMethods(List.of()).hasAddress(user("ada@example.org", PROVED)))
                .isFalse();
    }

    private static StoredUser user(@Nullable String email, @Nullable Instant proved) {
        return new StoredUser(new User("u-ada", "Ada", email, null), proved);
    }
}
