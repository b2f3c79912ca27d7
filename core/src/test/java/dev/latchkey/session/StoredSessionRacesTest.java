package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests of one session at the same time. */
class StoredSessionRacesTest extends StoredSessionsFixture {

    @Test
    void of_updates_at_the_same_time_none_is_lost_also_when_its_end_cannot_move_any_more() {
        for (int day : new int[] {1, 80}) {
            StoredSessions sessions = sessions(adding());
            List<SetCookie> cookies = begin(sessions);
            for (int i = 0; i < day; i++) {
                now = now.plus(Duration.ofDays(1));
                sessions.read(request(cookies));
            }
            store.before("renewSession", () -> sessions.update(request(cookies), "one"));
            sessions.update(request(cookies), "other");

            assertThat(sessions.read(request(cookies)).session())
                    .hasValueSatisfying(
                            session -> assertThat(session.claims().asMap()).containsKeys("one", "other"));
        }
    }

    @Test
    void an_update_that_comes_while_the_roles_change_is_not_lost() {
        StoredSessions sessions = sessions(context -> "admin".equals(context.update())
                ? context.token().with("roles", List.of("admin"))
                : adding().jwt(context));
        List<SetCookie> cookies = begin(sessions);
        now = now.plusSeconds(60);
        store.before("createSession", () -> sessions.update(request(cookies), "one"));

        SessionReadResult promoted = sessions.update(request(cookies), "admin");

        assertThat(promoted.session())
                .hasValueSatisfying(
                        session -> assertThat(session.claims().asMap()).containsKeys("one", "roles"));
        assertThat(store.memory().sessions("1")).hasSize(1);
    }

    private static JwtCallback adding() {
        return context -> context.update() == null
                ? context.token()
                : context.token().with(String.valueOf(context.update()), true);
    }
}
