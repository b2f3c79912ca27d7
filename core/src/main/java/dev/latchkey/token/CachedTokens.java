package dev.latchkey.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.observe.Observer;
import dev.latchkey.seal.Hashes;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that this process keeps until shortly before they end. Of all threads that ask for the same token, one asks
 * the provider. A token without a known end is not kept.
 */
final class CachedTokens {

    private static final int MOST = 10_000;

    private final Lazy<Cache<String, Tokens>> cache =
            new Lazy<>(() -> Caffeine.newBuilder().maximumSize(MOST).build());
    private final Flights<Tokens> flights;
    private final TokenLife life;

    CachedTokens(Observer observer, InstantSource clock) {
        this.flights = new Flights<>(observer);
        this.life = new TokenLife(clock);
    }

    /** Returns the key of what {@code parts} name. It reveals none of them, and no two lists have the same key. */
    static String key(List<String> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return Hashes.sha256Base64Url(text.toString());
    }

    Tokens get(String key, Supplier<Tokens> request) {
        Tokens kept = kept(key);
        return kept != null
                ? kept
                : flights.share(key, () -> requested(key, request)).result();
    }

    /** Forgets the token if it is still {@code refused}. */
    void forget(String key, Secret refused) {
        Tokens kept = cache.get().getIfPresent(key);
        if (kept != null && refused.equals(kept.accessToken())) {
            cache.get().asMap().remove(key, kept);
        }
    }

    private Tokens requested(String key, Supplier<Tokens> request) {
        Tokens justCame = kept(key);
        if (justCame != null) {
            return justCame;
        }
        Tokens fresh = request.get();
        if (fresh.expiresAt() != null) {
            cache.get().put(key, fresh);
        }
        return fresh;
    }

    private @Nullable Tokens kept(String key) {
        Tokens kept = cache.get().getIfPresent(key);
        return kept != null && life.lasts(kept) ? kept : null;
    }
}
