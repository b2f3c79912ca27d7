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

    @Test
    void what_a_provider_has_ended_stays_ended_whatever_else_ends() {
        SealedSessionId spared = SealedSessionId.of(NOW, "spared");
        RevokedSessions revoked = RevokedSessions.NONE.upstream("u", NOW, 0);
        assertThat(revoked.coversUpstream(spared, "u")).isTrue();
        assertThat(revoked.coversUpstream(spared, "v")).isFalse();
        assertThat(revoked.coversUpstream(SealedSessionId.of(revoked.next(NOW, "u"), "later"), "u"))
                .isFalse();

        revoked = RevokedSessions.parse(revoked.all(NOW, spared.text()).text());
        assertThat(revoked.coversUpstream(spared, "u")).isTrue();
        long later = NOW + RevokedSessions.SKEW.toMillis() * 2;
        for (int i = 0; i < 60; i++) {
            String next =
                    SealedSessionId.of(revoked.next(later + i), "next" + i).text();
            revoked = revoked.one(next, later + i, 0);
            assertThat(revoked.covers(spared) || revoked.coversUpstream(spared, "u"))
                    .isTrue();
        }
    }
}
