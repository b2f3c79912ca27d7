package dev.latchkey.session;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.model.Account;
import dev.latchkey.model.Secret;
import dev.latchkey.model.User;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Ada, who has an account and a store. */
abstract class StoredSessionsFixture {

    static final User ADA = new User("1", "Ada", "ada@example.org", null);
    static final Account ACCOUNT = new Account("github", "oauth", "github", "7", null);
    static final RequestCookies NONE = new RequestCookies(List.of());
    static final String NEW_SECRET = "a newer secret of more than thirty-two characters";

    final WatchedStore store = new WatchedStore();
    final List<Secret> secrets = new ArrayList<>(List.of(Secret.of("a secret of more than thirty-two characters")));
    Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @BeforeEach
    void a_user() {
        store.memory().createUser(new StoredUser(ADA, null), StoredAccount.of(ACCOUNT));
    }

    static List<SetCookie> begin(StoredSessions sessions) {
        return begin(sessions, SessionFacts.NONE);
    }

    static List<SetCookie> begin(StoredSessions sessions, SessionFacts facts) {
        return sessions.begin(NONE, signIn(), new SessionClient("192.0.2.1", "Firefox"), facts);
    }

    static JwtContext signIn() {
        return new JwtContext(UserClaims.of(ADA), JwtTrigger.SIGN_IN, ADA, ACCOUNT, null, null);
    }

    StoredSession row(String token) {
        return store.memory().session(Hashes.sha256Hex(token)).orElseThrow();
    }

    static String token(List<SetCookie> cookies) {
        return cookies.get(0).value();
    }

    static RequestCookies request(List<SetCookie> cookies) {
        return RequestCookies.of(cookies);
    }

    StoredSessions sessions(@Nullable JwtCallback jwt) {
        SessionConfiguration policy = Defaults.policy(jwt);
        Randoms randoms = new Randoms(new SecureRandom());
        return new StoredSessions(
                CookieConfiguration.of(false),
                policy,
                new CheckedStore(store.store(), () -> now, Runnable::run),
                new KeyRing(secrets, randoms, () -> now),
                randoms,
                () -> now,
                StoredTokenFormat.HASHED);
    }
}
