package dev.latchkey.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Factor;
import dev.latchkey.model.Secret;
import dev.latchkey.observe.Observer;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session that ends with the browser lasts for a shorter time, and stays what it is. */
class BrowserSessionsTest extends StoredSessionsFixture {

    private static final Duration TWELVE_HOURS = Duration.ofHours(12);
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    /** Where sessions live. */
    enum Kind {
        SEALED,
        STORED
    }

    @ParameterizedTest
    @EnumSource
    void its_cookie_has_no_end_and_the_server_has_one(Kind kind) {
        SessionStrategy sessions = sessions(kind, TWELVE_HOURS);
        List<SetCookie> cookies = begin(sessions, false);

        assertOfBrowser(cookies);
        assertThat(expires(sessions, cookies)).isEqualTo(now.plus(TWELVE_HOURS));
        now = now.plus(TWELVE_HOURS).plus(TOLERANCE);
        assertThat(sessions.read(request(cookies)).session()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void it_is_renewed_after_a_tenth_of_its_time_so_that_nobody_is_signed_out_at_work(Kind kind) {
        SessionStrategy sessions = sessions(kind, TWELVE_HOURS);
        List<SetCookie> cookies = begin(sessions, false);

        now = now.plus(Duration.ofMinutes(71));
        assertThat(sessions.read(request(cookies)).cookies()).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        List<SetCookie> renewed = sessions.read(request(cookies)).cookies();

        assertOfBrowser(renewed);
        assertThat(expires(sessions, renewed)).isEqualTo(now.plus(TWELVE_HOURS));
    }

    @ParameterizedTest
    @EnumSource
    void the_lifetime_of_all_sessions_ends_it_too(Kind kind) {
        SessionStrategy sessions = sessions(kind, TWELVE_HOURS);
        List<SetCookie> cookies = begin(sessions, false);
        Instant end = now.plus(SessionConfiguration.DEFAULT_LIFETIME);
        while (now.plus(Duration.ofHours(11)).isBefore(end)) {
            now = now.plus(Duration.ofHours(11));
            List<SetCookie> renewed = sessions.read(request(cookies)).cookies();
            cookies = renewed.isEmpty() ? cookies : renewed;
        }
        now = end;
        assertThat(sessions.read(request(cookies)).session()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_confirmation_leaves_it_one(Kind kind) {
        SessionStrategy sessions = sessions(kind, TWELVE_HOURS);
        List<SetCookie> cookies = begin(sessions, false);

        List<SetCookie> confirmed =
                sessions.confirm(request(cookies), ADA.id(), List.of(new Factor("pwd", Factor.Kind.KNOWLEDGE, now)));

        assertOfBrowser(confirmed);
        assertThat(sessions.facts(request(confirmed)).endsWithBrowser()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void it_stays_one_where_nobody_is_asked_any_more(Kind kind) {
        List<SetCookie> cookies = begin(sessions(kind, TWELVE_HOURS), false);
        SessionStrategy later = sessions(kind, null);

        now = now.plus(TWELVE_HOURS).minusSeconds(1);
        List<SetCookie> renewed = later.read(request(cookies)).cookies();

        if (kind == Kind.SEALED) {
            assertThat(renewed).isEmpty(); // it is younger than a day, and ends as it was sealed
        } else {
            assertThat(later.read(request(cookies)).session()).isPresent();
        }
        assertThat(renewed).allMatch(cookie -> cookie.attributes().expires() == null);
        assertThat(begin(later, false)).allMatch(cookie -> cookie.attributes().expires() != null);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_from_before_users_were_asked_lasts(Kind kind) {
        List<SetCookie> cookies = begin(sessions(kind, null), false);
        now = now.plus(Duration.ofDays(29));

        SessionReadResult read = sessions(kind, TWELVE_HOURS).read(request(cookies));

        assertThat(read.session()).isPresent();
        assertThat(read.cookies())
                .isNotEmpty()
                .allMatch(cookie -> cookie.attributes().expires() != null);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_lasting_and_a_browser_session_in_one_browser_the_newer_counts(Kind kind) {
        SessionStrategy sessions = sessions(kind, TWELVE_HOURS);
        List<SetCookie> lasting = begin(sessions, true);
        now = now.plusSeconds(60);
        List<SetCookie> ofBrowser = begin(sessions, false);
        List<SetCookie> both = List.of(lasting.get(0), ofBrowser.get(0));

        assertThat(expires(sessions, both)).isEqualTo(now.plus(TWELVE_HOURS));
        now = now.plus(TWELVE_HOURS).plus(TOLERANCE);
        assertThat(sessions.read(request(both)).session()).isPresent();
    }

    private List<SetCookie> begin(SessionStrategy sessions, boolean remembered) {
        NewSession session = sessions.prepare(signIn(), SessionFacts.NONE, remembered);
        return sessions.begin(NONE, requireNonNull(session), SessionClient.UNKNOWN);
    }

    private static Instant expires(SessionStrategy sessions, List<SetCookie> cookies) {
        return sessions.read(request(cookies)).session().orElseThrow().expires();
    }

    private static void assertOfBrowser(List<SetCookie> cookies) {
        assertThat(cookies)
                .isNotEmpty()
                .allMatch(cookie -> cookie.attributes().expires() == null
                        && cookie.attributes().maxAgeSeconds() == null);
    }

    private SessionStrategy sessions(Kind kind, @Nullable Duration browserAge) {
        CookieConfiguration cookies = CookieConfiguration.of(false);
        SessionConfiguration policy = Defaults.policy(null, browserAge);
        Randoms randoms = new Randoms(new SecureRandom());
        KeyRing keys =
                new KeyRing(List.of(Secret.of("a secret of more than thirty-two characters")), randoms, () -> now);
        return kind == Kind.SEALED
                ? new SealedSessions(cookies, policy, keys, () -> now, null, Observer.NONE)
                : new StoredSessions(
                        cookies,
                        policy,
                        new CheckedStore(store.store(), () -> now, Runnable::run),
                        keys,
                        randoms,
                        () -> now,
                        StoredTokenFormat.HASHED);
    }
}
