package dev.latchkey.token;

import dev.latchkey.account.AccountControl;
import dev.latchkey.account.KeptTokens;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthTokens;
import dev.latchkey.oauth.SealedProviderTokens;
import dev.latchkey.observe.ObservedCall;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of accounts fresh. Of all nodes, one at a time asks the provider for new tokens of an account: it
 * holds a {@link RefreshLease}. The threads of a node share one request. All others wait for the result, and take it
 * even if it lasts shorter than they have asked for. The new tokens replace exactly the tokens that were refreshed, so
 * a sign-in that happens meanwhile is not undone.
 */
public final class TokenRefresh {

    /** Longer than a lease, so that somebody refreshes if the node with the lease has died. */
    private static final Duration PATIENCE = RefreshLease.TIME.plusSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AccountControl accounts;
    private final CheckedStore store;
    private final OAuthTokens oauth;
    private final Map<String, OAuthProvider> providers;
    private final EventListeners listeners;
    private final Observer observer;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final TokenLife life;
    private final Flights<Tokens> flights;

    public TokenRefresh(
            AccountControl accounts,
            CheckedStore store,
            OAuthTokens oauth,
            Map<String, OAuthProvider> providers,
            EventListeners listeners,
            Observer observer,
            InstantSource clock,
            Consumer<Duration> pause) {
        this.accounts = accounts;
        this.store = store;
        this.oauth = oauth;
        this.providers = providers;
        this.listeners = listeners;
        this.observer = observer;
        this.clock = clock;
        this.pause = pause;
        this.life = new TokenLife(clock);
        this.flights = new Flights<>(observer);
    }

    /**
     * Returns the tokens of a user at a provider, refreshed if the access token ends within a minute or within half of
     * its life.
     *
     * @return empty if no tokens are kept
     * @throws AuthException.Refused {@link ErrorCode#REFRESH_TOKEN} if the user must sign in at the provider again
     * @throws AuthException.Upstream if the provider fails, or its response must not be trusted; the tokens stay
     */
    public Optional<Tokens> of(String userId, String provider) {
        return of(userId, provider, life::lasts);
    }

    /** Works like {@link #of(String, String)}, for an access token that lasts for {@code validFor}. */
    public Optional<Tokens> of(String userId, String provider, Duration validFor) {
        return of(userId, provider, tokens -> life.lasts(tokens, validFor));
    }

    /** Works like {@link #of(String, String)}, for an access token that is another than {@code refused}. */
    public Optional<Tokens> replacing(String userId, String provider, Secret refused) {
        return of(userId, provider, tokens -> tokens.accessToken() != null && !refused.equals(tokens.accessToken()));
    }

    private Optional<Tokens> of(String userId, String provider, Predicate<Tokens> asked) {
        OAuthProvider oauthProvider = providers.get(provider);
        KeptTokens kept =
                oauthProvider == null ? null : accounts.kept(userId, provider).orElse(null);
        if (oauthProvider == null || kept == null) {
            return Optional.empty();
        }
        Tokens seen = kept.tokens();
        return Optional.of(
                asked.test(seen) ? seen : shared(userId, oauthProvider, asked.or(tokens -> isNewer(tokens, seen))));
    }

    /** Returns whether somebody has refreshed the tokens since this call saw them. */
    private boolean isNewer(Tokens tokens, Tokens seen) {
        return life.lasts(tokens, Duration.ZERO) && !Objects.equals(tokens.accessToken(), seen.accessToken());
    }

    private Tokens shared(String userId, OAuthProvider provider, Predicate<Tokens> serves) {
        String key = userId + "\n" + provider.id();
        while (true) {
            List<AuthEvent> events = new ArrayList<>(1); // told afterwards, because a listener may ask for the tokens
            Flights.Landed<Tokens> landed = flights.share(
                    key, () -> refreshed(userId, provider, serves, events::add), () -> events.forEach(listeners::tell));
            if (landed.own() || serves.test(landed.result())) {
                return landed.result();
            } // the other thread has asked for less and has not refreshed
        }
    }

    private Tokens refreshed(
            String userId, OAuthProvider provider, Predicate<Tokens> serves, Consumer<AuthEvent> events) {
        Instant end = clock.instant().plus(PATIENCE);
        do {
            KeptTokens kept = require(userId, provider);
            if (serves.test(kept.tokens())) {
                return kept.tokens();
            }
            RefreshLease lease = new RefreshLease(store, clock, userId, kept.account());
            Tokens fresh = lease.take() ? underLease(lease, userId, provider, serves, events) : null;
            if (fresh != null) {
                return fresh;
            }
            if (lease.hasFailed()) {
                throw unreachable("a refresh of the tokens of \"" + provider.id() + "\" has just failed");
            }
            pause.accept(PAUSE);
        } while (clock.instant().isBefore(end));
        throw unreachable("another node refreshes the tokens of \"" + provider.id() + "\" and does not finish");
    }

    private @Nullable Tokens underLease(
            RefreshLease lease,
            String userId,
            OAuthProvider provider,
            Predicate<Tokens> serves,
            Consumer<AuthEvent> events) {
        try {
            KeptTokens kept = require(userId, provider); // the last holder may have refreshed them meanwhile
            if (serves.test(kept.tokens())) {
                return kept.tokens();
            }
            return lease.isLongEnough()
                    ? observer.begin(new ObservedCall.RefreshCall(provider.id()))
                            .around(() -> replaced(userId, provider, kept, events))
                    : null;
        } catch (AuthException.Upstream e) {
            if (e.failureCause() == FailureCause.UNREACHABLE) { // else the next node may fare better
                lease.fail();
            }
            throw e;
        } finally {
            lease.release();
        }
    }

    private Tokens replaced(String userId, OAuthProvider provider, KeptTokens kept, Consumer<AuthEvent> events) {
        Tokens fresh = oauth.refresh(provider, kept.account(), kept.tokens()).orElse(null);
        if (fresh == null) {
            throw ended(userId, kept, events);
        }
        return accounts.replace(kept, fresh) ? fresh : require(userId, provider).tokens();
    }

    private KeptTokens require(String userId, OAuthProvider provider) {
        return accounts.kept(userId, provider.id()).orElseThrow(() -> refusal(provider.id()));
    }

    /** Forgets the refresh token, so that it is not tried again, and adds an event once. */
    private AuthException ended(String userId, KeptTokens kept, Consumer<AuthEvent> events) {
        boolean had = kept.tokens().refreshToken() != null;
        if (had && accounts.replace(kept, SealedProviderTokens.withoutRefresh(kept.tokens()))) {
            events.accept(new AuthEvent.ProviderGrantEnded(userId, kept.account()));
        }
        return refusal(kept.account().provider());
    }

    private static AuthException refusal(String provider) {
        return new AuthException.Refused(
                ErrorCode.REFRESH_TOKEN,
                FailureCause.GRANT_ENDED,
                "\"" + provider + "\" gives no new tokens until the user signs in there again",
                null);
    }

    private static AuthException unreachable(String message) {
        return new AuthException.Upstream(ErrorCode.REFRESH_TOKEN, FailureCause.UNREACHABLE, message, null);
    }
}
