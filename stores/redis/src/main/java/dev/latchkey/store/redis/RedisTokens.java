package dev.latchkey.store.redis;

import dev.latchkey.store.StoredValue;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps single-use tokens, and values that nodes share, each in one key. */
final class RedisTokens {

    private final RedisConnection redis;
    private final RedisKeys keys;

    RedisTokens(RedisConnection redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    boolean createToken(String identifier, String hash, Instant expires) {
        return redis.swap(
                keys.token(identifier, hash),
                null,
                String.valueOf(expires.toEpochMilli()),
                KeyLifetime.ofDated(expires));
    }

    Optional<Instant> useToken(String identifier, String hash) {
        return redis.take(keys.token(identifier, hash)).map(end -> Instant.ofEpochMilli(Long.parseLong(end)));
    }

    Optional<StoredValue> find(String name) {
        return Optional.ofNullable(redis.get(keys.value(name))).map(RedisTokens::value);
    }

    /**
     * Replaces a value if its text is {@code expected}. Redis compares the whole content of the key, including the
     * expiry time. If only the expiry time has changed, this method reads the key again.
     */
    boolean replace(String name, @Nullable String expected, @Nullable StoredValue next) {
        String key = keys.value(name);
        String text = next == null ? null : text(next);
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String there = redis.get(key);
            String known = there == null ? null : value(there).text();
            if (!Objects.equals(known, expected)) {
                return false;
            }
            KeyLifetime lifetime = next == null ? KeyLifetime.FOREVER : KeyLifetime.ofValue(next.expires());
            if (redis.swap(key, there, text, lifetime)) {
                return true;
            }
        }
    }

    private static String text(StoredValue value) {
        return new JsonFields()
                .with("expires", value.expires())
                .with("text", value.text())
                .text();
    }

    private static StoredValue value(String text) {
        JsonFields fields = JsonFields.parse(text);
        return new StoredValue(fields.required("text"), fields.instant("expires"));
    }
}
