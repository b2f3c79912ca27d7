package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Factor;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider ends the sessions that depend on its own, while they continue as other rows. */
@Tag("P9")
class UpstreamSessionEndTest extends StoredSessionsFixture {

    private static final UpstreamSession UPSTREAM =
            UpstreamSession.of("https://issuer.example", "1", "sid", "RS256", Instant.EPOCH, Instant.EPOCH);

    @Test
    void a_session_that_is_confirmed_at_the_same_moment_ends_too() {
        StoredSessions sessions = sessions(null);
        List<SetCookie> cookies = begin(sessions, SessionFacts.NONE.withUpstream(UPSTREAM));
        Factor shown = new Factor("totp", Factor.Kind.POSSESSION, now);
        store.before("deleteSession", () -> sessions.confirm(request(cookies), ADA.id(), List.of(shown)));

        control().revokeUpstream(ADA.id(), UPSTREAM.id());

        assertThat(store.memory().sessions(ADA.id())).isEmpty();
    }

    @Test
    void a_session_that_depends_on_no_provider_goes_on() {
        StoredSessions sessions = sessions(null);
        begin(sessions);

        control().revokeUpstream(ADA.id(), UPSTREAM.id());

        assertThat(store.memory().sessions(ADA.id())).hasSize(1);
    }

    private StoredSessionControl control() {
        return new StoredSessionControl(
                Defaults.policy(null),
                new CheckedStore(store.store(), () -> now, Runnable::run),
                new KeyRing(secrets, new Randoms(new SecureRandom()), () -> now),
                () -> now);
    }
}
