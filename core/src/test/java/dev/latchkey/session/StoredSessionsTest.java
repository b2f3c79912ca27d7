package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.seal.Hashes;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.WatchedStore.Failing;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoredSessionsTest extends StoredSessionsFixture {

    private static final JwtCallback JWT_OF_UPDATE = context ->
            context.update() == null ? context.token() : context.token().with("roles", context.update());

    @Test
    void the_store_sees_a_hash_of_256_random_bits_and_never_the_token() {
        StoredSessions sessions = sessions(null);
        String token = token(begin(sessions));

        assertThat(token).hasSize(43).isNotEqualTo(token(begin(sessions)));
        StoredSession row = row(token);
        assertThat(row.tokenHash()).isEqualTo(Hashes.sha256Hex(token));
        assertThat(row.provider()).isEqualTo("github");
        assertThat(row.signedInAt()).isEqualTo(now);
        assertThat(row.address()).isEqualTo("192.0.2.1");
        assertThat(row.userAgent()).isEqualTo("Firefox");
        assertThat(row.data()).isNull();
    }

    @Test
    void a_session_is_one_read_and_says_who_the_user_is_now() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        User married = new User("1", "Ada King", "ada@example.org", null);
        store.memory().updateUser(new StoredUser(married, null));
        store.asked();

        SessionReadResult read = sessions.read(request(cookies));

        assertThat(store.asked()).containsExactly("session");
        assertThat(read.cookies()).isEmpty();
        assertThat(read.session()).map(Session::user).contains(married);
        assertThat(read.session()).map(Session::expires).contains(now.plus(Duration.ofDays(30)));
    }

    @Test
    void it_is_written_once_in_a_day_and_the_cookie_ends_when_the_row_does() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        now = now.plus(Duration.ofDays(1));
        store.asked();

        SessionReadResult due = sessions.read(request(cookies));
        SessionReadResult later = sessions.read(request(cookies));

        assertThat(store.asked()).containsExactly("session", "renewSession", "session");
        assertThat(token(due.cookies())).isEqualTo(token(cookies));
        assertThat(due.cookies().get(0).line()).contains("Expires=Wed, 02 Dec 2026 12:00:00 GMT");
        assertThat(later.cookies()).isEmpty();
        assertThat(row(token(cookies)).expires()).isEqualTo(now.plus(Duration.ofDays(30)));
    }

    @Test
    void it_has_ended_exactly_at_its_end() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        now = now.plus(Duration.ofDays(30)).minusMillis(1);
        assertThat(sessions.peek(request(cookies))).isNotNull();
        now = now.plusMillis(1);

        SessionReadResult read = sessions.read(request(cookies));

        assertThat(read).isEqualTo(SessionReadResult.NONE); // its cookie has ended at the same time
        assertThat(sessions.readBearer(token(cookies)).session()).isEmpty();
    }

    @Test
    void whoever_comes_daily_signs_in_again_after_ninety_days() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        for (int day = 1; day < 90; day++) {
            now = now.plus(Duration.ofDays(1));
            assertThat(sessions.read(request(cookies)).session())
                    .as("day %s", day)
                    .isPresent();
        }
        now = now.plus(Duration.ofDays(1));
        assertThat(sessions.read(request(cookies)).session()).isEmpty();
    }

    @Test
    @Tag("S7")
    void signing_in_again_makes_another_token_and_ends_the_session_before() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> before = begin(sessions);

        List<SetCookie> after = sessions.begin(request(before), signIn(), SessionClient.UNKNOWN, SessionFacts.NONE);

        assertThat(token(after)).isNotEqualTo(token(before));
        assertThat(sessions.read(request(before)).session()).isEmpty();
        assertThat(sessions.read(request(after)).session()).isPresent();
    }

    @Test
    @Tag("S7")
    void ending_it_removes_the_row() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);

        EndedSession ended = sessions.end(request(cookies));

        assertThat(ended.claims()).isNotNull();
        assertThat(ended.cookies()).allMatch(cookie -> cookie.line().contains("Max-Age=0"));
        assertThat(store.memory().sessions("1")).isEmpty();
    }

    @Test
    void ending_it_clears_what_the_store_has_though_it_has_ended_and_leaves_the_rest_alone() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        now = now.plus(Duration.ofDays(31));

        EndedSession ended = sessions.end(request(cookies));

        assertThat(ended.claims()).isNull();
        assertThat(ended.cookies()).hasSize(1);
        assertThat(sessions.end(request(cookies)).cookies()).isEmpty();
    }

    @Test
    void what_callbacks_add_is_sealed_in_the_store_and_comes_back() {
        StoredSessions sessions = sessions(context -> context.trigger() == JwtTrigger.SIGN_IN
                ? context.token().with("roles", List.of("admin")).without("email")
                : context.token());
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE.withProvider("keycloak"));

        Session session = sessions.read(request(cookies)).session().orElseThrow();

        assertThat(session.roles()).containsExactly("admin");
        assertThat(session.claims().has("email")).isFalse();
        assertThat(session.user().name()).isEqualTo("Ada");
        assertThat(row(token(cookies)).data()).doesNotContain("admin", "keycloak");
        assertThat(sessions.end(request(cookies)).facts().provider()).contains("keycloak");
    }

    @Test
    void nobody_gets_rights_by_writing_into_the_database() {
        StoredSessions sessions = sessions(context -> context.trigger() == JwtTrigger.SIGN_IN
                ? context.token().with("roles", List.of("admin"))
                : context.token());
        StoredSession admin = row(token(begin(sessions)));
        List<SetCookie> plain = begin(sessions(null));
        StoredSession row = row(token(plain));

        for (String data : new String[] {admin.data(), "{\"roles\":[\"admin\"]}", "a.b.c.d.e"}) {
            assertThat(store.memory().renewSession(row.renewed(row.expires(), data), row.expires()))
                    .isTrue();
            assertThat(sessions.read(request(plain)).session()).as(data).isEmpty();
        }
    }

    @Test
    void a_new_secret_seals_the_data_again_at_the_next_read() {
        JwtCallback roles = context -> context.token().with("roles", List.of("admin"));
        List<SetCookie> cookies = begin(sessions(roles));
        secrets.add(0, Secret.of(NEW_SECRET));
        assertThat(sessions(roles).read(request(cookies)).session()).isPresent();
        secrets.remove(1);

        assertThat(sessions(roles).read(request(cookies)).session())
                .map(Session::roles)
                .hasValueSatisfying(held -> assertThat(held).containsExactly("admin"));
    }

    @Test
    void an_update_is_kept() {
        StoredSessions sessions = sessions(context -> context.trigger() == JwtTrigger.UPDATE
                ? context.token().with("name", String.valueOf(context.update()))
                : context.token());
        List<SetCookie> cookies = begin(sessions);

        assertThat(sessions.update(request(cookies), "Countess").session())
                .map(session -> session.user().name())
                .contains("Countess");
        assertThat(sessions.read(request(cookies)).session())
                .map(session -> session.user().name())
                .contains("Countess");
    }

    @Test
    void a_callback_can_make_nobody_else_of_it() {
        StoredSessions swapping = sessions(
                context -> context.trigger() == JwtTrigger.READ ? context.token().with("sub", "2") : context.token());
        assertThat(swapping.read(request(begin(swapping))).session()).isEmpty();
        assertThatThrownBy(() -> begin(sessions(context -> context.token().with("sub", "2"))))
                .isInstanceOf(AuthException.Fault.class);
    }

    @Test
    @Tag("S7")
    void an_update_that_changes_the_roles_makes_another_token_and_ends_the_one_before() {
        StoredSessions sessions = sessions(JWT_OF_UPDATE);
        List<SetCookie> before = begin(sessions);
        StoredSession old = row(token(before));
        now = now.plusSeconds(60);

        SessionReadResult promoted = sessions.update(request(before), List.of("admin"));

        assertThat(promoted.session().orElseThrow().roles()).containsExactly("admin");
        assertThat(token(promoted.cookies())).isNotEqualTo(token(before));
        assertThat(sessions.read(request(before)).session()).isEmpty();
        assertThat(sessions.read(request(promoted.cookies())).session())
                .map(Session::roles)
                .hasValueSatisfying(roles -> assertThat(roles).containsExactly("admin"));
        StoredSession row = row(token(promoted.cookies()));
        assertThat(row.signedInAt()).isEqualTo(old.signedInAt());
        assertThat(row.address()).isEqualTo(old.address());
        assertThat(row.userAgent()).isEqualTo(old.userAgent());
        assertThat(store.memory().sessions("1")).hasSize(1);
        List<SetCookie> same =
                sessions.update(request(promoted.cookies()), List.of("admin")).cookies();
        assertThat(token(same)).isEqualTo(token(promoted.cookies()));
    }

    @Test
    @Tag("S7")
    void a_session_that_is_ended_while_its_roles_change_stays_ended() {
        StoredSessions sessions = sessions(context -> {
            store.memory().deleteSessions("1", null);
            return JWT_OF_UPDATE.jwt(context);
        });
        List<SetCookie> cookies = begin(sessions);

        assertThat(sessions.update(request(cookies), List.of("admin")).session())
                .isEmpty();
        assertThat(store.memory().sessions("1")).isEmpty();
    }

    @Test
    void what_cannot_be_a_token_is_not_looked_up() {
        StoredSessions sessions = sessions(null);
        store.asked();
        SessionReadResult read = sessions.read(new RequestCookies(List.of("authjs.session-token=eyJ.a.b.c.d")));
        assertThat(read).isEqualTo(SessionReadResult.NONE); // it may be another application's
        assertThat(sessions.read(NONE)).isEqualTo(SessionReadResult.NONE);
        assertThat(store.asked()).isEmpty();
    }

    @Test
    void pieces_left_from_a_sealed_session_are_cleared() {
        List<SetCookie> cookies = sessions(null)
                .begin(
                        new RequestCookies(List.of("authjs.session-token.0=a; authjs.session-token.1=b")),
                        signIn(),
                        SessionClient.UNKNOWN,
                        SessionFacts.NONE);
        assertThat(cookies)
                .extracting(SetCookie::name)
                .containsExactlyInAnyOrder("authjs.session-token.0", "authjs.session-token.1", "authjs.session-token");
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_nobody_is_signed_in_and_the_browser_keeps_its_token() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        store.fail(Failing.EVERYTHING);

        SessionReadResult read = sessions.read(request(cookies));

        assertThat(read.session()).isEmpty();
        assertThat(read.cookies()).isEmpty();
        assertThatThrownBy(read::known)
                .isInstanceOfSatisfying(
                        AuthException.Fault.class,
                        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.ADAPTER));
        assertThatThrownBy(() -> begin(sessions)).isInstanceOf(AuthException.Fault.class);
        assertThatThrownBy(() -> sessions.end(request(cookies))).isInstanceOf(AuthException.Fault.class);
        store.fail(Failing.NOTHING);
        assertThat(sessions.read(request(cookies)).session()).isPresent();
    }

    @Test
    void a_store_that_can_only_be_read_takes_nobodys_session_away() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        now = now.plus(Duration.ofDays(2));
        store.fail(Failing.WRITES);

        assertThat(sessions.read(request(cookies)).session()).isPresent();
        assertThat(sessions.update(request(cookies), "x").failure()).isNotNull();
    }

    @Test
    @Tag("B13")
    void who_is_deleted_is_nobody_at_once() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions);
        store.memory().deleteUser("1");
        assertThat(sessions.read(request(cookies)).session()).isEmpty();
        assertThatThrownBy(() -> begin(sessions)).isInstanceOf(AuthException.Refused.class);
    }

    @Test
    void what_has_ended_is_removed_when_others_sign_in_but_at_most_once_a_minute() {
        StoredSessions sessions = sessions(null);
        begin(sessions);
        now = now.plus(Duration.ofDays(31));
        begin(sessions);
        assertThat(store.memory().sessions("1")).hasSize(1);
        AtomicBoolean again = new AtomicBoolean();
        store.before("deleteExpired", () -> again.set(true));
        begin(sessions);
        assertThat(again).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        begin(sessions);
        assertThat(again).isTrue();
    }
}
