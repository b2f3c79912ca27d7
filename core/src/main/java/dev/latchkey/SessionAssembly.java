package dev.latchkey;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Secret;
import dev.latchkey.observe.Observer;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.session.SealedSessionControl;
import dev.latchkey.session.SealedSessions;
import dev.latchkey.session.SessionClaims;
import dev.latchkey.session.SessionConfiguration;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.StoredSessionControl;
import dev.latchkey.session.StoredSessions;
import dev.latchkey.session.StoredTokenFormat;
import dev.latchkey.session.WatchedSessionControl;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.watch.SessionWatches;
import dev.latchkey.watch.WatchThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Builds the keys, the store and the sessions. All other components need them.
 *
 * @param store {@code null} if there is no store
 * @param revocations ends sealed sessions early; {@code null} if sealed sessions cannot end before they expire
 * @param claims what features add to sessions
 * @param control ends sessions before they expire; {@code null} if the application cannot end sessions
 * @param watches watches the connections that stay open after their request
 */
record SessionAssembly(
        Randoms randoms,
        KeyRing keys,
        @Nullable CheckedStore store,
        @Nullable SealedSessionControl revocations,
        SessionStrategies sessions,
        DeferredValue<List<SessionClaims>> claims,
        @Nullable SessionControl control,
        SessionWatches watches) {

    static SessionAssembly of(AuthOptions options, List<Secret> secrets, Observer observer) {
        Randoms randoms = new Randoms(options.random);
        KeyRing keys = new KeyRing(secrets, randoms, options.clock);
        CheckedStore store = options.store == null ? null : new CheckedStore(options.store, options.clock, observer);
        StoredTokenFormat tokenKeys =
                options.sessions.plainTokens() ? StoredTokenFormat.PLAIN : StoredTokenFormat.HASHED;
        DeferredValue<List<SessionClaims>> claims = new DeferredValue<>();
        SessionConfiguration policy = policy(options, claims);
        SealedSessionControl revocations = revocations(options, store, randoms);
        SessionStrategies sessions = new SessionStrategies(
                cookies -> named(cookies, options),
                cookies -> store == null || !options.sessions.stored()
                        ? new SealedSessions(cookies, policy, keys, options.clock, revocations, observer)
                        : new StoredSessions(cookies, policy, store, keys, randoms, options.clock, tokenKeys));
        SessionControl control = store == null || !options.sessions.stored()
                ? revocations
                : new StoredSessionControl(policy, store, keys, options.clock);
        SessionWatches watches = watches(options);
        SessionControl watched = control == null ? null : new WatchedSessionControl(control, watches::askFor);
        return new SessionAssembly(randoms, keys, store, revocations, sessions, claims, watched, watches);
    }

    private static SessionConfiguration policy(AuthOptions options, DeferredValue<List<SessionClaims>> claims) {
        return new SessionConfiguration(
                options.sessions.idle(),
                options.sessions.updateAge(),
                options.sessions.lifetime(),
                options.sessions.rememberMe(),
                options.rolesClaim,
                claims,
                options.jwt,
                options.session);
    }

    private static @Nullable SealedSessionControl revocations(
            AuthOptions options, @Nullable CheckedStore store, Randoms randoms) {
        Duration bound = options.sessions.revocable();
        return bound == null || store == null
                ? null
                : new SealedSessionControl(store, bound, options.sessions.idle(), randoms, options.clock);
    }

    private static SessionWatches watches(AuthOptions options) {
        ScheduledExecutorService executor = options.watchExecutor;
        return new SessionWatches(
                options.watchInterval,
                options.clock,
                new Lazy<>(() -> executor == null ? WatchThreads.standard() : WatchThreads.of(executor)));
    }

    private static CookieConfiguration named(CookieConfiguration cookies, AuthOptions options) {
        CookieConfiguration renamed =
                options.sessionCookie == null ? cookies : cookies.withSession(options.sessionCookie);
        return options.cookieDomain == null ? renamed : renamed.withDomain(options.cookieDomain);
    }
}
