package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import java.time.InstantSource;

/**
 * Opens tokens and remembers those it has opened, so that the second request with a token pays for no cryptography. A
 * token is found again by its whole text, hence a hit is as good as an opening; its dates are looked at each time. What
 * was rejected is not remembered: only who holds a secret can fill this.
 *
 * <p>One instance keeps about 8 MiB, estimated from the length of the tokens. One with claims of 300 bytes takes 2 KiB,
 * so there is room for some 3,600 of them. Claims of very many very short members take up to three times the estimate.
 */
public final class OpenedTokens {

    private static final long MAX_WEIGHT = 8L << 20;
    private static final int ENTRY_WEIGHT = 1_024;

    /** Longer tokens, of which few would fill the memory, are opened each time. */
    private static final int MAX_LENGTH = 8_192;

    private final SealedTokens tokens;
    private final InstantSource clock;
    private final Cache<Key, OpenedToken> opened = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((Key key, OpenedToken value) -> ENTRY_WEIGHT + 2 * key.token.length())
            .executor(Runnable::run) // what there is to do after a write is short: not worth a thread
            .build();

    public OpenedTokens(SealedTokens tokens, InstantSource clock) {
        this.tokens = requireNonNull(tokens, "tokens");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * As {@link SealedTokens#open}.
     *
     * @throws TokenRejectedException whatever is wrong with it; being past its time is one of the wrongs
     */
    public OpenedToken open(String token) {
        Key key = new Key(token);
        OpenedToken known = opened.getIfPresent(key);
        if (known != null && known.isValidAt(clock.instant().getEpochSecond())) {
            return known;
        }
        OpenedToken fresh = tokens.open(token);
        if (token.length() <= MAX_LENGTH) {
            opened.put(key, fresh);
        }
        return fresh;
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
