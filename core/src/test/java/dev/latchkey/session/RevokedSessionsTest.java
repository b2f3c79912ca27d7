package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nodes share about the sealed sessions that were ended. */
class RevokedSessionsTest {

    private static final long NOW = Duration.ofDays(20_000).toMillis();

    @Test
    @Tag("S7")
    void what_a_node_of_the_version_before_ends_is_ended_also_if_the_session_went_on_under_another_token() {
        SealedSessionId name = SealedSessionId.of(NOW, "a");
        String turned = "\"" + name.text() + "#1\":" + NOW;
        String ended = "\"" + name.text() + "\":" + NOW; // that version knows no turns, and adds this beside the other
        for (String both : List.of(turned + "," + ended, ended + "," + turned)) {
            assertThat(RevokedSessions.parse("{\"ended\":{" + both + "}}").covers(name))
                    .isTrue();
        }
    }

    @Test
    @Tag("S7")
    void too_many_end_too_much_also_if_a_node_whose_clock_is_ahead_ended_all_before() {
        long ahead = NOW + RevokedSessions.SKEW.toMillis();
        RevokedSessions revoked = RevokedSessions.NONE.all(ahead, null);
        SealedSessionId first = SealedSessionId.of(revoked.next(NOW), "first");
        revoked = revoked.one(first.text(), NOW, 0);
        for (int i = 1; i <= 60; i++) {
            revoked = revoked.one(
                    SealedSessionId.of(revoked.next(NOW + i), "next" + i).text(), NOW + i, 0);
            assertThat(revoked.covers(first)).isTrue();
        }
    }
}
