package dev.latchkey.store.redis;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of the store on one connection to a server or a cluster. The connection is opened when it is first
 * needed.
 */
final class RedisConnection {

    private static final int SCANNED_AT_ONCE = 500;

    private final Supplier<RedisClusterCommands<String, String>> connect;
    private final AtomicReference<@Nullable CompletableFuture<RedisClusterCommands<String, String>>> connection =
            new AtomicReference<>();

    RedisConnection(Supplier<RedisClusterCommands<String, String>> connect) {
        this.connect = connect;
    }

    @Nullable
    String get(String key) {
        return ask(commands -> commands.get(key));
    }

    /** Returns the texts of these keys. Keys that do not exist are left out. */
    List<String> getAll(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : ask(commands -> commands.mget(keys.toArray(String[]::new))).stream()
                        .filter(KeyValue::hasValue)
                        .map(KeyValue::getValue)
                        .toList();
    }

    /** Deletes these keys independently of each other, and returns how many existed. */
    long delete(Collection<String> keys) {
        return keys.isEmpty() ? 0 : ask(commands -> commands.del(keys.toArray(String[]::new)));
    }

    /**
     * Replaces {@code expected} with {@code next}. If the answer is lost, the client sends the command again. The
     * second command then finds the result of the first command and returns {@code false}. A caller that needs
     * certainty must read the key.
     *
     * @param expected the expected text; {@code null} if the key must not exist
     * @param next the new text; {@code null} to delete the key
     */
    boolean swap(String key, @Nullable String expected, @Nullable String next, KeyLifetime lifetime) {
        Instant end = lifetime.end();
        return run(
                        LuaScript.SWAP,
                        new String[] {key},
                        Objects.requireNonNullElse(expected, ""),
                        Objects.requireNonNullElse(next, ""),
                        end == null ? "" : String.valueOf(end.toEpochMilli()),
                        String.valueOf(lifetime.beyond().toMillis()),
                        String.valueOf(lifetime.least().toMillis()))
                != null;
    }

    /**
     * Works like {@link #swap}, for a text that no other call writes. If the key has this text afterwards, this call
     * has written it.
     */
    boolean put(String key, @Nullable String expected, String own, KeyLifetime lifetime) {
        return swap(key, expected, own, lifetime) || own.equals(get(key));
    }

    /** Deletes the key if it has the text {@code expected}. */
    boolean remove(String key, String expected) {
        return swap(key, expected, null, KeyLifetime.FOREVER);
    }

    Optional<String> take(String key) {
        return Optional.ofNullable(run(LuaScript.TAKE, new String[] {key}));
    }

    /**
     * Puts {@code mark} in front of a JSON object. Returns {@code false} if the key has no object, or if another mark
     * is in front of the object.
     */
    boolean mark(String key, String mark) {
        return run(LuaScript.MARK, new String[] {key}, mark) != null;
    }

    /**
     * Adds a session to a user's list. The session need not exist yet.
     *
     * @param isNew {@code false} if the session is renewed, which fails while the session is being ended
     * @return the user's document; {@code null} if the user does not exist or the session is being ended, so that
     *     nothing was added
     */
    @Nullable
    String addToIndex(String userKey, String listKey, String hash, Instant end, boolean isNew) {
        String day = String.valueOf(KeyLifetime.DAY.toMillis());
        String[] keys = {userKey, listKey};
        return run(
                LuaScript.ADD_TO_INDEX,
                keys,
                hash,
                String.valueOf(end.toEpochMilli()),
                day,
                day,
                isNew ? "new" : "renewed");
    }

    /**
     * Marks every session in a user's list except {@code except} as ended. Returns {@code false} if there is no such
     * session.
     */
    boolean end(String listKey, @Nullable String except) {
        return run(LuaScript.END, new String[] {listKey}, Objects.requireNonNullElse(except, "")) != null;
    }

    List<String> list(String listKey) {
        return ask(commands -> commands.zrange(listKey, 0, -1));
    }

    /** Adds members that are all of the same rank, so that they are in their own order. */
    void addToList(String listKey, Collection<String> members) {
        if (!members.isEmpty()) {
            List<Object> ranked = new ArrayList<>();
            members.forEach(member -> ranked.addAll(List.of(0.0, member)));
            ask(commands -> commands.zadd(listKey, ranked.toArray(new Object[0])));
        }
    }

    /** Hands over the names of all keys that match a pattern, some at a time, and some more than once. */
    void scan(String pattern, Consumer<List<String>> names) {
        ScanArgs some = ScanArgs.Builder.matches(pattern).limit(SCANNED_AT_ONCE);
        KeyScanCursor<String> cursor = ask(commands -> commands.scan(some));
        names.accept(cursor.getKeys());
        while (!cursor.isFinished()) {
            KeyScanCursor<String> there = cursor;
            cursor = ask(commands -> commands.scan(there, some));
            names.accept(cursor.getKeys());
        }
    }

    void removeFromIndex(String listKey, Collection<String> members) {
        if (!members.isEmpty()) {
            ask(commands -> commands.zrem(listKey, members.toArray(String[]::new)));
        }
    }

    /** Removes a record or its placeholder, but not another record under the same key. Returns what the key held. */
    @Nullable
    String erase(String key, String token) {
        return run(LuaScript.ERASE, new String[] {key}, token);
    }

    /** Adds a record to a group. The record need not exist yet. */
    void addToGroup(String groupKey, String endsKey, String member, Instant end) {
        String day = String.valueOf(KeyLifetime.DAY.toMillis());
        run(LuaScript.ADD_TO_GROUP, new String[] {groupKey, endsKey}, member, String.valueOf(end.toEpochMilli()), day);
    }

    /**
     * Returns entries of a group in their order, beginning after {@code after}, or with the first entry if
     * {@code after} is empty.
     */
    List<String> page(String groupKey, String after, int most) {
        Range.Boundary<String> lower = after.isEmpty() ? Range.Boundary.unbounded() : Range.Boundary.excluding(after);
        Range<String> range = Range.from(lower, Range.Boundary.unbounded());
        return ask(commands -> commands.zrangebylex(groupKey, range, Limit.from(most)));
    }

    private @Nullable String run(LuaScript script, String[] keys, String... values) {
        return ask(commands -> script.run(commands, keys, values));
    }

    /**
     * Runs a command. A cluster that is moving a slot answers {@code TRYAGAIN} and does nothing. The command is then
     * repeated.
     */
    private <T extends @Nullable Object> T ask(Function<RedisClusterCommands<String, String>, T> question) {
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            try {
                return question.apply(commands());
            } catch (RedisCommandExecutionException e) {
                if (!String.valueOf(e.getMessage()).startsWith("TRYAGAIN")) {
                    throw e;
                }
            }
        }
    }

    /**
     * Returns the commands of the connection. One thread connects while the other threads wait. If the connection
     * fails, all these threads fail, and the next call tries again.
     */
    private RedisClusterCommands<String, String> commands() {
        CompletableFuture<RedisClusterCommands<String, String>> there = connection.get();
        if (there == null) {
            CompletableFuture<RedisClusterCommands<String, String>> mine = new CompletableFuture<>();
            there = connection.compareAndExchange(null, mine);
            if (there == null) {
                return connected(mine);
            }
        }
        try {
            return there.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The connection to Redis that another request opened cannot be used", e.getCause());
        }
    }

    private RedisClusterCommands<String, String> connected(
            CompletableFuture<RedisClusterCommands<String, String>> mine) {
        try {
            RedisClusterCommands<String, String> commands = connect.get();
            mine.complete(commands);
            return commands;
        } catch (RuntimeException | Error e) {
            connection.set(null);
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
