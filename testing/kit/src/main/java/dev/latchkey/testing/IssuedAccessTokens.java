package dev.latchkey.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the claims of access tokens for APIs. Their number is limited, and the oldest are removed first. */
final class IssuedAccessTokens {

    private static final int CAPACITY = 10_000;

    private final RandomValues random;
    private final Map<String, Map<String, Object>> tokens = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, Map<String, Object>> eldest) {
            return size() > CAPACITY;
        }
    };

    IssuedAccessTokens(RandomValues random) {
        this.random = random;
    }

    /** Returns the id of a new token. */
    String id() {
        return random.next();
    }

    /** Returns a new token that means nothing. */
    String keep(Map<String, Object> claims) {
        String token = random.next();
        keep(token, claims);
        return token;
    }

    synchronized void keep(String token, Map<String, Object> claims) {
        tokens.put(token, claims);
    }

    synchronized void revoke(String token) {
        tokens.remove(token);
    }

    /** Returns the claims of a token that has not ended. */
    synchronized Optional<Map<String, Object>> current(String token, Instant now) {
        return Optional.ofNullable(tokens.get(token))
                .filter(claims ->
                        !(claims.get("exp") instanceof Number ends) || now.getEpochSecond() < ends.longValue());
    }
}
