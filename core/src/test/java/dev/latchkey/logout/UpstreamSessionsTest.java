package dev.latchkey.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.oauth.LogoutToken;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.SealedSessionControl;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.UpstreamSession;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.security.SecureRandom;
import java.time.Duration;
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

        assertThat(sessions.stand(ADA, alike)).isFalse();
        assertThat(sessions.stand(ADA, other)).isTrue();
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
    void a_logout_that_is_too_early_counts_for_a_minute_each_time() {
        for (int i = 0; i < 2; i++) {
            sessions.end(logout("one", "RS256"));
            SessionFacts facts = begun("one", "RS256");
            assertThat(sessions.stand(ADA, facts)).isFalse();

            clock.advance(Duration.ofSeconds(61));

            assertThat(sessions.stand(ADA, facts)).isTrue();
            memory.record(UpstreamSession.KIND, facts.upstream().orElseThrow().id())
                    .ifPresent(memory::deleteRecord);
        }
    }

    private SessionFacts begun(String sid, String algorithm) {
        SessionFacts facts = SessionFacts.NONE.withUpstream(UpstreamSession.of(ISSUER, "1", sid, algorithm));
        sessions.add(ADA, facts);
        return facts;
    }

    private LogoutToken logout(@Nullable String sid, String algorithm) {
        return new LogoutToken(ISSUER, sid == null ? "1" : null, sid, "jti", clock.instant(), algorithm);
    }
}
