package dev.latchkey.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.oauth.LogoutToken;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.EndedSession;
import dev.latchkey.session.SealedSessionControl;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.UpstreamSession;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The index of sessions at providers. */
@Tag("P9")
class UpstreamSessionsTest {

    private static final String ISSUER = "https://issuer.example";
    private static final String ADA = "ada";

    private final ManualClock clock = new ManualClock();
    private final Store memory = Store.inMemory();
    private final CheckedStore store = new CheckedStore(memory, clock, Runnable::run);
    private final SealedSessionControl control = new SealedSessionControl(
            store, Duration.ofSeconds(30), Duration.ofDays(1), new Randoms(new SecureRandom()), clock);
    private final UpstreamSessions sessions = new UpstreamSessions(store, control, Duration.ofDays(30), clock);

    @BeforeEach
    void a_user() {
        memory.createUser(new StoredUser(new User(ADA, "Ada", "ada@example.org", null), null), null);
    }

    @Test
    void a_logout_of_a_person_ends_what_its_algorithm_signed_and_nothing_else() {
        SessionFacts alike = begun("one", "RS256");
        SessionFacts other = begun("two", "ES256");

        assertThat(sessions.end(logout(null, "RS256"))).containsExactly(ADA);

        assertThat(isKnown(alike)).isFalse();
        assertThat(isKnown(other)).isTrue();
    }

    private boolean isKnown(SessionFacts facts) {
        return memory.record(
                        UpstreamSession.KIND, facts.upstream().orElseThrow().id())
                .isPresent();
    }

    @Test
    void a_logout_that_an_algorithm_of_no_session_signed_is_refused() {
        SessionFacts one = begun("one", "RS256");

        assertThatExceptionOfType(AuthException.Refused.class)
                .isThrownBy(() -> sessions.end(logout(null, "ES256")))
                .satisfies(e -> assertThat(e.failureCause()).isEqualTo(FailureCause.ALGORITHM));

        assertThat(sessions.stand(ADA, one)).isTrue();
    }

    @Test
    void a_sign_in_does_not_bring_back_a_session_that_its_provider_ends_at_this_moment() {
        SessionFacts facts = begun("one", "RS256");
        String id = facts.upstream().orElseThrow().id();
        StoredRecord there = memory.record(UpstreamSession.KIND, id).orElseThrow();
        String ended = Claims.parse(there.content()).with("ended", true).toJson();
        assertThat(memory.replaceRecord(there, ended, there.expires())).isTrue();

        assertThatExceptionOfType(AuthException.Refused.class).isThrownBy(() -> sessions.add(ADA, facts));

        assertThat(sessions.stand(ADA, facts)).isFalse();
        sessions.add(ADA, facts); // what was left over is gone, so the user can sign in again
        assertThat(sessions.stand(ADA, facts)).isTrue();
    }

    @Test
    void a_logout_that_is_too_early_counts_for_as_long_as_an_attempt_lasts_each_time() {
        for (int i = 0; i < 2; i++) {
            sessions.end(logout("one", "RS256"));
            SessionFacts facts = begun("one", "RS256");
            assertThat(sessions.stand(ADA, facts)).isFalse();

            clock.advance(OAuthSignIn.LONGEST_ATTEMPT);

            assertThat(sessions.stand(ADA, facts)).isTrue();
            memory.record(UpstreamSession.KIND, facts.upstream().orElseThrow().id())
                    .ifPresent(memory::deleteRecord);
        }
    }

    @Test
    void a_logout_of_a_person_ends_the_sign_ins_that_began_before_it_and_no_later_ones() {
        SessionFacts early = facts("one", "RS256");
        sessions.end(logout(null, "RS256"));
        clock.advance(Duration.ofSeconds(1));
        SessionFacts late = facts("two", "RS256");
        sessions.add(ADA, early);
        sessions.add(ADA, late);

        assertThat(sessions.stand(ADA, early)).isFalse();
        assertThat(sessions.stand(ADA, late)).isTrue();
    }

    @Test
    void clocks_that_differ_make_no_early_sign_in_a_late_one() {
        Instant now = clock.instant();
        SessionFacts beforeHere = from(now.minusSeconds(1), now.plusSeconds(60)); // the provider's clock is ahead
        SessionFacts beforeThere = from(now.plusSeconds(60), now.minusSeconds(1)); // another node's clock is ahead
        SessionFacts after = from(now.plusMillis(1), now.plusSeconds(1));
        sessions.end(logout(null, "RS256"));
        for (SessionFacts facts : List.of(beforeHere, beforeThere, after)) {
            sessions.add(ADA, facts);
        }

        assertThat(sessions.stand(ADA, beforeHere)).isFalse();
        assertThat(sessions.stand(ADA, beforeThere)).isFalse();
        assertThat(sessions.stand(ADA, after)).isTrue();
    }

    private static SessionFacts from(Instant begun, Instant issued) {
        return SessionFacts.NONE.withUpstream(UpstreamSession.of(ISSUER, "1", "sid", "RS256", begun, issued));
    }

    @Test
    void an_earlier_logout_that_arrives_later_takes_nothing_from_the_last_one() {
        LogoutToken first = logout(null, "RS256");
        clock.advance(Duration.ofSeconds(10));
        SessionFacts between = facts("one", "RS256");
        clock.advance(Duration.ofSeconds(10));
        sessions.end(logout(null, "RS256"));
        sessions.end(first);
        sessions.add(ADA, between);

        assertThat(sessions.stand(ADA, between)).isFalse();
    }

    @Test
    void a_logout_that_names_a_session_ends_the_sign_in_whose_id_token_names_none() {
        SessionFacts nameless = facts(null, "RS256");
        SessionFacts other = facts("other", "RS256");
        sessions.end(new LogoutToken(ISSUER, "1", "one", "jti", clock.instant(), "RS256", false));
        sessions.add(ADA, nameless);
        sessions.add(ADA, other);

        assertThat(sessions.stand(ADA, nameless)).isFalse();
        assertThat(sessions.stand(ADA, other)).isTrue();
    }

    @Test
    void the_record_stays_until_the_last_session_that_depends_on_it_has_ended() {
        SessionFacts facts = begun("one", "RS256");
        begun("one", "RS256");

        leave(facts, false);
        leave(facts, true);
        assertThat(sessions.stand(ADA, facts)).isTrue();
        leave(facts, true);

        assertThat(memory.recordsOf(UpstreamSession.KIND, ADA)).isEmpty();
        leave(facts, true);
    }

    @Test
    void a_record_of_an_earlier_version_does_not_say_how_many_depend_on_it_and_stays() {
        SessionFacts facts = facts("one", "RS256");
        UpstreamSession session = facts.upstream().orElseThrow();
        memory.addRecord(StoredRecord.of(UpstreamSession.KIND, session.id(), ADA, "{\"alg\":\"RS256\"}")
                .inGroup(session.subject())
                .until(clock.instant().plus(Duration.ofDays(1))));

        leave(facts, true);
        sessions.add(ADA, facts);
        leave(facts, true);
        leave(facts, true);

        assertThat(sessions.stand(ADA, facts)).isTrue();
        assertThat(sessions.end(logout("one", "RS256"))).containsExactly(ADA);
    }

    @Test
    void a_mark_of_an_earlier_version_ends_each_sign_in_of_its_session() {
        SessionFacts facts = begun("one", "RS256");
        String mark = "upstream-ended:" + facts.upstream().orElseThrow().id();
        memory.replaceValue(mark, null, new StoredValue("ended", clock.instant().plusSeconds(60)));

        assertThat(sessions.stand(ADA, facts)).isFalse();
        sessions.end(logout("one", "RS256")); // a logout that comes once more finds the mark too
        assertThat(sessions.stand(ADA, facts)).isFalse();
    }

    private void leave(SessionFacts facts, boolean first) {
        sessions.leave(new EndedSession(Claims.empty().with("sub", ADA), facts, List.of(), first));
    }

    private SessionFacts begun(String sid, String algorithm) {
        SessionFacts facts = facts(sid, algorithm);
        sessions.add(ADA, facts);
        return facts;
    }

    private SessionFacts facts(@Nullable String sid, String algorithm) {
        return SessionFacts.NONE.withUpstream(
                UpstreamSession.of(ISSUER, "1", sid, algorithm, clock.instant(), clock.instant()));
    }

    private LogoutToken logout(@Nullable String sid, String algorithm) {
        return new LogoutToken(ISSUER, sid == null ? "1" : null, sid, "jti", clock.instant(), algorithm, false);
    }
}
