package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionClientTest {

    @Test
    void a_user_agent_is_kept_as_far_as_it_can_be_seen() {
        assertThat(agent("Mozilla/5.0 (X11; Linux)")).isEqualTo("Mozilla/5.0 (X11; Linux)");
        assertThat(agent("a\u0000b\r\nSet-Cookie: c\u202Ed\u2028e\uD800f")).isEqualTo("abSet-Cookie: cdef");
        assertThat(agent(" \u0007 ")).isNull();
        assertThat(agent("")).isNull();
        assertThat(agent(null)).isNull();
    }

    @Test
    void of_a_long_one_the_beginning_is_kept_and_no_character_is_cut_in_two() {
        assertThat(agent("x".repeat(10_000))).isEqualTo("x".repeat(512));
        String keys = "🔑".repeat(1_000);
        assertThat(agent(keys)).isEqualTo("🔑".repeat(512));
    }

    private static @Nullable String agent(@Nullable String said) {
        return new SessionClient(null, said).userAgent();
    }
}
