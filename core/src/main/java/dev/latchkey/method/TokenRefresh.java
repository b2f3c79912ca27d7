package dev.latchkey.method;

import dev.latchkey.account.AccountControl;
import dev.latchkey.account.KeptTokens;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.Account;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.SealedProviderTokens;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps the tokens of accounts fresh. Of all nodes, one at a time asks the provider for new tokens of an account: it
 * holds a lease, which is a record of the user. The threads of a node share one request. All others wait for the
 * result. The new tokens replace exactly the tokens that were refreshed, so a sign-in that happens meanwhile is not
 * undone.
 */
public final class TokenRefresh {

    private static final String LEASE = "token-refresh";

    /** Longer than all requests of one refresh take, because a second refresh could end the provider's grant. */
    private static final Duration LEASE_TIME = Duration.ofSeconds(40);

    /** Longer than a lease, so that somebody refreshes if the node with the lease has died. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AccountControl accounts;
    private final CheckedStore store;
    private final OAuthSignIn oauth;
    private final Map<String, Provider> providers;
    private final EventListeners listeners;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final ConcurrentMap<String, CompletableFuture<Tokens>> flights = new ConcurrentHashMap<>();

    public TokenRefresh(
            AccountControl accounts,
            CheckedStore store,
            OAuthSignIn oauth,
            Map<String, Provider> providers,
            EventListeners listeners,
            InstantSource clock,
            Consumer<Duration> pause) {
        this.accounts = accounts;
        this.store = store;
        this.oauth = oauth;
        this.providers = providers;
        this.listeners = listeners;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns the tokens of a user at a provider, refreshed if the access token does not last for {@code validFor}.
     *
     * @return empty if no tokens are kept
     * @throws AuthException.Refused {@link ErrorCode#REFRESH_TOKEN} if the user must sign in at the provider again
     * @throws AuthException.Upstream if the provider fails, or its response must not be trusted; the tokens stay
     */
    public Optional<Tokens> of(String userId, String provider, Duration validFor) {
        return of(userId, provider, tokens -> lasts(tokens, validFor));
    }

    /** Works like {@link #of}, for an access token that is another than {@code refused}. */
    public Optional<Tokens> replacing(String userId, String provider, Secret refused) {
        return of(userId, provider, tokens -> tokens.accessToken() != null && !refused.equals(tokens.accessToken()));
    }

    private Optional<Tokens> of(String userId, String provider, Predicate<Tokens> serves) {
        KeptTokens kept = accounts.kept(userId, provider).orElse(null);
        if (kept == null || !(providers.get(provider) instanceof OAuthProvider oauthProvider)) {
            return Optional.empty();
        }
        return Optional.of(serves.test(kept.tokens()) ? kept.tokens() : shared(userId, oauthProvider, serves));
    }

    private Tokens shared(String userId, OAuthProvider provider, Predicate<Tokens> serves) {
        String key = userId + "\n" + provider.id();
        CompletableFuture<Tokens> own = new CompletableFuture<>();
        CompletableFuture<Tokens> other = flights.putIfAbsent(key, own);
        if (other != null) {
            return await(other);
        }
        try {
            own.complete(refreshed(userId, provider, serves));
        } catch (RuntimeException | Error e) { // also an Error, because waiting threads must not wait for ever
            own.completeExceptionally(e);
        } finally {
            flights.remove(key, own);
        }
        return await(own);
    }

    private static Tokens await(CompletableFuture<Tokens> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Tokens refreshed(String userId, OAuthProvider provider, Predicate<Tokens> serves) {
        Instant end = clock.instant().plus(PATIENCE);
        do {
            KeptTokens kept = require(userId, provider);
            if (serves.test(kept.tokens())) {
                return kept.tokens();
            }
            StoredRecord lease = lease(userId, kept.account());
            if (store.addRecord(lease)) {
                try {
                    return underLease(userId, provider, serves);
                } finally {
                    release(lease);
                }
            }
            pause.accept(PAUSE);
        } while (clock.instant().isBefore(end));
        throw new AuthException.Upstream(
                ErrorCode.REFRESH_TOKEN,
                FailureCause.UNREACHABLE,
                "another node refreshes the tokens of \"" + provider.id() + "\" and does not finish",
                null);
    }

    private Tokens underLease(String userId, OAuthProvider provider, Predicate<Tokens> serves) {
        KeptTokens kept = require(userId, provider); // the last holder may have refreshed them meanwhile
        if (serves.test(kept.tokens())) {
            return kept.tokens();
        }
        Tokens fresh = oauth.refresh(provider, kept.account(), kept.tokens()).orElse(null);
        if (fresh == null) {
            throw ended(userId, kept);
        }
        return accounts.replace(kept, fresh) ? fresh : require(userId, provider).tokens();
    }

    private KeptTokens require(String userId, OAuthProvider provider) {
        return accounts.kept(userId, provider.id()).orElseThrow(() -> refusal(provider.id()));
    }

    /** Forgets the refresh token, so that it is not tried again, and tells listeners once. */
    private AuthException ended(String userId, KeptTokens kept) {
        boolean had = kept.tokens().refreshToken() != null;
        if (had && accounts.replace(kept, SealedProviderTokens.withoutRefresh(kept.tokens()))) {
            listeners.tell(new AuthEvent.ProviderGrantEnded(userId, kept.account()));
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

    private boolean lasts(Tokens tokens, Duration validFor) {
        Instant end = tokens.expiresAt();
        return tokens.accessToken() != null
                && (end == null || end.isAfter(clock.instant().plus(validFor)));
    }

    private StoredRecord lease(String userId, Account account) {
        String id = Hashes.sha256Base64Url(account.issuer() + "\n" + account.subject());
        return StoredRecord.of(LEASE, id, userId, "{}").until(clock.instant().plus(LEASE_TIME));
    }

    /** Gives the lease back, unless it has ended, because another node may hold it by now. */
    private void release(StoredRecord lease) {
        Instant end = lease.expires();
        if (end == null || clock.instant().isBefore(end)) {
            store.deleteRecord(lease);
        }
    }
}
