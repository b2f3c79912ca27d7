package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.observe.Observer;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealedSessionsTest {

    private static final Claims ADA = Claims.of(Map.of("sub", "1", "name", "Ada"));

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void a_young_session_is_not_renewed() {
        SealedSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE);
        now = now.plus(Duration.ofHours(23));
        assertThat(sessions.read(request(cookies)).cookies()).isEmpty();
        assertThat(sessions.read(request(cookies)).session()).isPresent();
    }

    @Test
    void what_was_read_is_remembered_until_it_is_due_or_over() {
        SealedSessions sessions = sessions(null);
        RequestCookies request = request(begin(sessions, SessionFacts.NONE));
        SessionReadResult first = sessions.read(request);
        assertThat(sessions.read(request)).isSameAs(first);
        now = now.plus(Duration.ofDays(1));
        assertThat(sessions.read(request).cookies()).hasSize(1);
        now = now.plus(Duration.ofDays(29)).plusSeconds(15);
        assertThat(sessions.read(request).session()).isEmpty();
    }

    @Test
    void a_callback_that_changes_nothing_is_asked_each_time_and_nothing_is_made_anew() {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean renames = new AtomicBoolean();
        SealedSessions sessions = sessions(context -> {
            asked.incrementAndGet();
            return renames.get() ? context.token().with("name", "Lovelace") : context.token();
        });
        RequestCookies request = request(begin(sessions, SessionFacts.NONE));
        asked.set(0);
        SessionReadResult first = sessions.read(request);
        assertThat(sessions.read(request)).isSameAs(first);
        assertThat(asked).hasValue(2);
        renames.set(true);
        assertThat(sessions.read(request).session().orElseThrow().user().name()).isEqualTo("Lovelace");
    }

    @Test
    void a_session_that_is_renewed_again_and_again_has_an_absolute_end() {
        SealedSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE);
        Instant end = now.plus(Duration.ofDays(90));
        for (int visit = 0; visit < 3; visit++) {
            now = now.plus(Duration.ofDays(29));
            cookies = sessions.read(request(cookies)).cookies();
        }
        SessionReadResult last = sessions.read(request(cookies));
        assertThat(last.session().orElseThrow().expires()).isEqualTo(end);
        now = end.minusSeconds(1);
        assertThat(sessions.read(request(cookies)).session()).isPresent();
        now = end;
        assertThat(sessions.read(request(cookies)).session()).isEmpty();
        assertThat(sessions.peek(request(cookies))).isNull();
    }

    @Test
    void an_end_counts_too_in_a_token_that_another_library_has_renewed() {
        SealedSessions sessions = sessions(null);
        RequestCookies request =
                request(sealed(ADA.with("latchkey", Claims.of(Map.of("end", now.getEpochSecond() + 60)))));
        assertThat(sessions.read(request).session().orElseThrow().expires()).isEqualTo(now.plusSeconds(60));
        now = now.plusSeconds(60);
        assertThat(sessions.read(request).session()).isEmpty();
    }

    @Test
    void a_token_from_before_there_was_an_end_gets_one_when_it_is_renewed() {
        SealedSessions sessions = sessions(null);
        List<SetCookie> cookies = sealed(ADA);
        assertThat(sessions.read(request(cookies)).session()).isPresent();
        now = now.plus(Duration.ofDays(2));
        Instant end = now.plus(Duration.ofDays(90));
        cookies = sessions.read(request(cookies)).cookies();
        for (int visit = 0; visit < 3; visit++) {
            now = now.plus(Duration.ofDays(29));
            cookies = sessions.read(request(cookies)).cookies();
        }
        assertThat(sessions.read(request(cookies)).session().orElseThrow().expires())
                .isEqualTo(end);
    }

    @Test
    void where_there_is_a_callback_it_is_asked_each_time() {
        AtomicInteger calls = new AtomicInteger();
        SealedSessions sessions = sessions(context -> {
            calls.incrementAndGet();
            return context.token();
        });
        RequestCookies request = request(begin(sessions, SessionFacts.NONE));
        sessions.read(request);
        sessions.read(request);
        assertThat(calls).hasValue(3); // once to begin
    }

    @Test
    void a_session_of_a_day_is_renewed() {
        SealedSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE);
        now = now.plus(Duration.ofDays(1));
        SessionReadResult read = sessions.read(request(cookies));
        assertThat(read.cookies()).hasSize(1);
        assertThat(read.session().orElseThrow().expires()).isEqualTo(now.plus(Duration.ofDays(30)));
    }

    @Test
    void a_session_ends_and_its_cookie_is_cleared() {
        SealedSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE);
        now = now.plus(Duration.ofDays(30)).plusSeconds(15);
        SessionReadResult read = sessions.read(request(cookies));
        assertThat(read.session()).isEmpty();
        assertThat(read.cookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.line()).contains("Max-Age=0"));
    }

    @Test
    void what_the_library_keeps_survives_a_renewal_and_is_not_shown() {
        SealedSessions sessions = sessions(context -> {
            assertThat(context.token().has("latchkey")).isFalse();
            return Claims.of(Map.of("sub", "1", "fresh", true));
        });
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE.withProvider("keycloak"));
        now = now.plus(Duration.ofDays(2));
        SessionReadResult read = sessions.read(request(cookies));
        assertThat(read.session().orElseThrow().claims().has("latchkey")).isFalse();
        assertThat(sessions.facts(request(read.cookies())).provider()).contains("keycloak");
    }

    @Test
    void a_callback_that_throws_signs_nobody_out() {
        SealedSessions failing = sessions(context -> {
            if (context.trigger() == JwtTrigger.READ) {
                throw new IllegalStateException("database down");
            }
            return context.token();
        });
        SessionReadResult read = failing.read(request(begin(failing, SessionFacts.NONE)));
        assertThat(read.session()).isEmpty();
        assertThat(read.cookies()).isEmpty();
    }

    @Test
    void a_callback_cannot_make_somebody_else_of_a_session() {
        SealedSessions swapping = sessions(
                context -> context.trigger() == JwtTrigger.READ ? Claims.of(Map.of("sub", "2")) : context.token());
        assertThat(swapping.read(request(begin(swapping, SessionFacts.NONE))).session())
                .isEmpty();
    }

    @Test
    void nor_of_somebody_who_signs_in() {
        SealedSessions swapping = sessions(context -> context.token().with("sub", "42"));
        assertThatThrownBy(() -> begin(swapping, SessionFacts.NONE))
                .isInstanceOf(AuthException.Fault.class)
                .hasMessageContaining("another person");
    }

    @Test
    void a_callback_that_leaves_no_subject_begins_nothing() {
        SealedSessions careless = sessions(context -> Claims.of(Map.of("role", "x")));
        assertThatThrownBy(() -> begin(careless, SessionFacts.NONE)).isInstanceOf(AuthException.Fault.class);
    }

    @Test
    void equal_claims_with_other_kinds_of_number_are_not_a_change() {
        SealedSessions counting = sessions(context -> context.token().with("n", 1));
        assertThat(counting.read(request(begin(counting, SessionFacts.NONE))).cookies())
                .isEmpty();
    }

    @Test
    void claims_that_json_cannot_hold_as_they_are_are_not_a_change_at_each_request() {
        SealedSessions exact = sessions(context -> context.token()
                .with("price", new BigDecimal("1.10"))
                .with("count", BigInteger.TEN)
                .with("ratio", Double.NaN)
                .with("half", "\ud800"));
        assertThat(exact.read(request(begin(exact, SessionFacts.NONE))).cookies())
                .isEmpty();
    }

    @Test
    void of_chunks_left_behind_and_a_newer_cookie_the_newer_counts() {
        SealedSessions sessions = sessions(context -> context.trigger() == JwtTrigger.SIGN_IN
                ? context.token().with("blob", "x".repeat(9_000))
                : context.token());
        List<SetCookie> old = begin(sessions, SessionFacts.NONE);
        now = now.plusSeconds(60);
        List<SetCookie> newer = begin(sessions(null), ADA.with("sub", "2"), SessionFacts.NONE);
        RequestCookies both = new RequestCookies(List.of(header(old), header(newer)));
        assertThat(sessions.read(both).session().orElseThrow().user().id()).isEqualTo("2");
    }

    @Test
    void a_session_leaves_room_for_what_else_a_request_has_and_the_picture_gives_way() {
        SealedSessions portrayed = sessions(context -> context.trigger() == JwtTrigger.SIGN_IN
                ? context.token().with("picture", "x".repeat(60_000)).with("roles", List.of("reader"))
                : context.token());
        List<SetCookie> cookies = begin(portrayed, SessionFacts.NONE);
        assertThat(header(cookies)).hasSizeLessThan(6 * 1024);
        Session session = portrayed.read(request(cookies)).session().orElseThrow();
        assertThat(session.user().image()).isNull();
        assertThat(session.roles()).containsExactly("reader");

        SealedSessions busy = sessions(context ->
                context.token().with("picture", "https://pictures.example/1").with("blob", "x".repeat(8_000)));
        assertThat(busy.read(request(begin(busy, SessionFacts.NONE)))
                        .session()
                        .orElseThrow()
                        .user()
                        .image())
                .isEqualTo("https://pictures.example/1"); // leaving it out would not help

        SealedSessions many = sessions(context -> context.trigger() == JwtTrigger.SIGN_IN
                ? context.token().with("picture", "x".repeat(1_500)).with("blob", "x".repeat(1_200))
                : context.token());
        List<SetCookie> single = begin(many, SessionFacts.NONE);
        assertThat(header(single)).hasSizeLessThan(3584 + 30); // with more, nginx as it comes refuses the answer
        assertThat(many.read(request(single)).session().orElseThrow().user().image())
                .isNull();
    }

    @Test
    void signing_out_clears_what_a_key_opens_though_it_has_ended_and_leaves_the_rest_alone() {
        SealedSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE);
        now = now.plus(Duration.ofDays(31));
        EndedSession ended = sessions.end(request(cookies));
        assertThat(ended.claims()).isNull();
        assertThat(ended.cookies()).hasSize(1);
        RequestCookies foreign =
                new RequestCookies(List.of(CookieConfiguration.of(false).session() + "=anothers"));
        assertThat(sessions.end(foreign).cookies()).isEmpty();
    }

    @Test
    void a_session_that_no_server_would_take_is_refused_at_sign_in_and_says_what_is_long() {
        SealedSessions enormous =
                sessions(context -> context.token().with("groups", Collections.nCopies(2_000, "a-group")));
        assertThatThrownBy(() -> begin(enormous, SessionFacts.NONE))
                .isInstanceOfSatisfying(
                        AuthException.Fault.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContaining("Its longest member is groups")
                .hasMessageContaining("onJwt(…)")
                .hasMessageNotContaining("a-group");
    }

    private static List<SetCookie> begin(SealedSessions sessions, SessionFacts facts) {
        return begin(sessions, ADA, facts);
    }

    private static List<SetCookie> begin(SealedSessions sessions, Claims claims, SessionFacts facts) {
        User user = new User(claims.text("sub").orElseThrow(), null, null, null);
        Account account = new Account("test", "credentials", "test", user.id(), null);
        return sessions.begin(
                new RequestCookies(List.of()),
                new JwtContext(claims, JwtTrigger.SIGN_IN, user, account, null, null),
                SessionClient.UNKNOWN,
                facts);
    }

    private static RequestCookies request(List<SetCookie> cookies) {
        return new RequestCookies(List.of(header(cookies)));
    }

    private static String header(List<SetCookie> cookies) {
        return cookies.stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    private SealedSessions sessions(@Nullable JwtCallback jwt) {
        return new SealedSessions(
                CookieConfiguration.of(false), Defaults.policy(jwt), keys(), () -> now, null, Observer.NONE);
    }

    /** A token of thirty days with nothing of ours in it, as Auth.js seals it. */
    private List<SetCookie> sealed(Claims claims) {
        CookieConfiguration cookies = CookieConfiguration.of(false);
        String token = keys().slot(cookies.session()).seal(claims, Duration.ofDays(30));
        return List.of(new SetCookie(cookies.session(), token, cookies.attributes()));
    }

    private KeyRing keys() {
        return new KeyRing(
                List.of(Secret.of("a secret of more than thirty-two characters")),
                new Randoms(new SecureRandom()),
                () -> now);
    }
}
