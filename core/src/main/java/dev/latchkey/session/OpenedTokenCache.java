package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Opens tokens and remembers those it has opened, so that the second request with a token pays for no cryptography. A
 * token is found again by its whole text, hence a hit is as good as an opening; its dates are looked at each time. What
 * was rejected is not remembered: only who holds a secret can fill this.
 *
 * <p>One instance keeps about 8 MiB, estimated from the length of the tokens. One with claims of 300 bytes takes 3 KiB,
 * so there is room for some 2,700 of them. Claims of very many very short members take up to three times the estimate.
 *
 * @param <T> what is made of an opened token, once
 */
public final class OpenedTokenCache<T> {

    private static final long MAX_WEIGHT = 8L << 20;
    private static final int ENTRY_WEIGHT = 1_792;

    /** Longer tokens, of which few would fill the memory, are opened each time. */
    private static final int MAX_LENGTH = 8_192;

    private final SealedTokens tokens;
    private final InstantSource clock;
    private final Function<OpenedToken, T> finish;
    private final Cache<Key, Entry<T>> opened = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((Key key, Entry<T> value) -> ENTRY_WEIGHT + 2 * key.token.length())
            .executor(Runnable::run) // what there is to do after a write is short: not worth a thread
            .build();

    /** Remembers what {@code finish}, which does not throw, makes of each token. */
    public OpenedTokenCache(SealedTokens tokens, InstantSource clock, Function<OpenedToken, T> finish) {
        this.tokens = requireNonNull(tokens, "tokens");
        this.clock = requireNonNull(clock, "clock");
        this.finish = requireNonNull(finish, "finish");
    }

    /**
     * As {@link SealedTokens#open}.
     *
     * @throws TokenRejectedException whatever is wrong with it; being past its time is one of the wrongs
     */
    public T open(String token) {
        Key key = new Key(token);
        Entry<T> known = opened.getIfPresent(key);
        if (known != null && known.opened.isValidAt(clock.instant().getEpochSecond())) {
            return known.finished;
        }
        OpenedToken fresh = tokens.open(token);
        T finished = finish.apply(fresh);
        if (token.length() <= MAX_LENGTH) {
            opened.put(key, new Entry<>(fresh, finished));
        }
        return finished;
    }

    private record Entry<T>(OpenedToken opened, T finished) {

        @Override
        public String toString() {
            return "Entry[hidden]";
        }
    }

    /** A whole token, hashed by its end: that is the authentication tag, which nobody without a secret can choose. */
    private record Key(String token) {

        private static final int HASHED = 16;

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = Math.max(0, token.length() - HASHED); i < token.length(); i++) {
                hash = 31 * hash + token.charAt(i);
            }
            return hash;
        }

        @Override
        public String toString() {
            return "Key[hidden]";
        }
    }
}
