package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.observe.Observer;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenKey;
import dev.latchkey.seal.TokenRejectedException;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Opens sealed tokens and caches the result, so that the second request with a token needs no cryptography. The key is
 * the whole text of the token, so a cache hit is as safe as opening the token. The cache checks the dates each time. It
 * does not keep rejected tokens, so only a holder of a secret can fill it.
 *
 * <p>One instance keeps about 8 MiB, estimated from the length of the tokens. A token with claims of 300 bytes takes 3
 * KiB, so there is room for some 2,700 such tokens. Claims with very many very short members take up to three times the
 * estimate.
 *
 * @param <T> the result that is computed once from an opened token
 */
public final class OpenedTokenCache<T> {

    private static final long MAX_WEIGHT = 8L << 20;
    private static final int ENTRY_WEIGHT = 1_792;

    /** The length of the longest cached token. Longer tokens would fill the cache, so they are opened each time. */
    private static final int MAX_LENGTH = 8_192;

    private final SealedTokens tokens;
    private final InstantSource clock;
    private final Function<OpenedToken, T> finish;
    private final Observer observer;
    private final Lazy<Cache<TokenKey, Entry<T>>> opened = new Lazy<>(OpenedTokenCache::made);

    /** Creates a cache for the results of {@code finish}, which must not throw. */
    public OpenedTokenCache(SealedTokens tokens, InstantSource clock, Function<OpenedToken, T> finish) {
        this(tokens, clock, finish, Observer.NONE);
    }

    /** Creates a cache that tells {@code observer} of each token that it opens. */
    OpenedTokenCache(SealedTokens tokens, InstantSource clock, Function<OpenedToken, T> finish, Observer observer) {
        this.observer = observer;
        this.tokens = requireNonNull(tokens, "tokens");
        this.clock = requireNonNull(clock, "clock");
        this.finish = requireNonNull(finish, "finish");
    }

    /**
     * Works like {@link SealedTokens#open}.
     *
     * @throws TokenRejectedException if the token is invalid or has expired
     */
    public T open(String token) {
        TokenKey key = new TokenKey(token);
        Entry<T> known = opened.get().getIfPresent(key);
        if (known != null && known.opened.isValidAt(clock.instant().getEpochSecond())) {
            observer.tokenOpened(true);
            return known.finished;
        }
        OpenedToken fresh = tokens.open(token);
        observer.tokenOpened(false);
        T finished = finish.apply(fresh);
        if (token.length() <= MAX_LENGTH) {
            opened.get().put(key, new Entry<>(fresh, finished));
        }
        return finished;
    }

    private static <T> Cache<TokenKey, Entry<T>> made() {
        return Caffeine.newBuilder()
                .maximumWeight(MAX_WEIGHT)
                .weigher((TokenKey key, Entry<T> value) ->
                        ENTRY_WEIGHT + 2 * key.token().length())
                .executor(Runnable::run) // the work after a write is too short for a thread
                .build();
    }

    private record Entry<T>(OpenedToken opened, T finished) {

        @Override
        public String toString() {
            return "Entry[hidden]";
        }
    }
}
