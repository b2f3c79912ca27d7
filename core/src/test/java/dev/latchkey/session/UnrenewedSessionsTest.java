package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.SessionCallback;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.observe.Observer;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads sessions for connections that stay open. */
class UnrenewedSessionsTest extends StoredSessionsFixture {

    private static final Claims CLAIMS = Claims.of(Map.of("sub", "1", "name", "Ada"));

    private final List<Claims> refreshed = new ArrayList<>();
    private final Randoms randoms = new Randoms(new SecureRandom());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_jwt_callback_is_not_called_because_nothing_keeps_its_claims(boolean stored) {
        SessionStrategy sessions = sessions(stored, null);
        List<SetCookie> cookies = begun(sessions);

        SessionReadResult read = sessions.readUnrenewed(List.of(token(cookies)));

        assertThat(read.session()).map(session -> session.user().id()).contains("1");
        assertThat(refreshed).isEmpty();
        sessions.readBearer(token(cookies));
        assertThat(refreshed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_knows_whether_a_session_goes_on_whose_callback_throws(boolean stored) {
        SessionStrategy sessions = sessions(stored, (session, claims) -> {
            throw new IllegalStateException("the database of the application does not answer");
        });

        SessionReadResult read = sessions.readUnrenewed(List.of(token(begun(sessions))));

        assertThat(read.failure()).isNotNull();
    }

    private static List<SetCookie> begun(SessionStrategy sessions) {
        NewSession session = new NewSession(ADA, "github", CLAIMS, SessionFacts.NONE);
        return sessions.begin(NONE, session, new SessionClient("192.0.2.1", "Firefox"));
    }

    private SessionStrategy sessions(boolean stored, @Nullable SessionCallback callback) {
        CookieConfiguration cookies = CookieConfiguration.of(false);
        SessionConfiguration policy = new SessionConfiguration(
                SessionConfiguration.DEFAULT_MAX_AGE,
                SessionConfiguration.DEFAULT_UPDATE_AGE,
                SessionConfiguration.DEFAULT_LIFETIME,
                null,
                Session.ROLES,
                List::of,
                context -> {
                    refreshed.add(context.token());
                    return context.token();
                },
                callback);
        KeyRing keys = new KeyRing(secrets, randoms, () -> now);
        return stored
                ? new StoredSessions(
                        cookies,
                        policy,
                        new CheckedStore(store.store(), () -> now, Runnable::run),
                        keys,
                        randoms,
                        () -> now,
                        StoredTokenFormat.HASHED)
                : new SealedSessions(cookies, policy, keys, () -> now, null, Observer.NONE);
    }
}
