package dev.latchkey.store.redis;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Instant;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server or a cluster, which is opened when it is first needed, with the commands that the store
 * uses.
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

    /** What there is of these. */
    List<String> getAll(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : ask(commands -> commands.mget(keys.toArray(String[]::new))).stream()
                        .filter(KeyValue::hasValue)
                        .map(KeyValue::getValue)
                        .toList();
    }

    /** Removes these, each for itself; answers how many there were. */
    long delete(Collection<String> keys) {
        return keys.isEmpty() ? 0 : ask(commands -> commands.del(keys.toArray(String[]::new)));
    }

    /**
     * Puts {@code next} in the place of {@code expected}. A command that is sent again because its answer was lost
     * finds its own work, and answers {@code false}: a caller that has to know asks what is there.
     *
     * @param expected {@code null}: nothing
     * @param next {@code null}: nothing
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

    /** Works like {@link #swap}, of a text that nobody else writes: if it is there, it was put there by this. */
    boolean put(String key, @Nullable String expected, String own, KeyLifetime lifetime) {
        return swap(key, expected, own, lifetime) || own.equals(get(key));
    }

    /** Removes this text, and no other. */
    boolean remove(String key, String expected) {
        return swap(key, expected, null, KeyLifetime.FOREVER);
    }

    Optional<String> take(String key) {
        return Optional.ofNullable(run(LuaScript.TAKE, new String[] {key}));
    }

    /** Puts {@code mark} before a JSON object; {@code false} if there is none, or another mark before it. */
    boolean mark(String key, String mark) {
        return run(LuaScript.MARK, new String[] {key}, mark) != null;
    }

    /**
     * Notes in a user's list that there is, or will be, a session.
     *
     * @param isNew {@code false}: it is renewed, which is not done while it is being ended
     * @return the user's document; {@code null} if nothing was noted: there is no such user, or the session is ended
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

    /** Marks every session in a user's list as being ended, but {@code except}; {@code false} if there is none. */
    boolean end(String listKey, @Nullable String except) {
        return run(LuaScript.END, new String[] {listKey}, Objects.requireNonNullElse(except, "")) != null;
    }

    List<String> list(String listKey) {
        return ask(commands -> commands.zrange(listKey, 0, -1));
    }

    /** Adds members that are all of the same rank, so that they are in their own order. */
    void addToList(String listKey, Collection<String> members) {
        if (!members.isEmpty()) {
            Object[] ranked =
                    members.stream().flatMap(member -> Stream.of(0.0, member)).toArray();
            ask(commands -> commands.zadd(listKey, ranked));
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

    /** Removes what there is of a record, or its place; not another one in the same place. Answers what was there. */
    @Nullable
    String erase(String key, String token) {
        return run(LuaScript.ERASE, new String[] {key}, token);
    }

    /** Notes in a group that there is, or will be, a record. */
    void addToGroup(String groupKey, String endsKey, String member, Instant end) {
        String day = String.valueOf(KeyLifetime.DAY.toMillis());
        run(LuaScript.ADD_TO_GROUP, new String[] {groupKey, endsKey}, member, String.valueOf(end.toEpochMilli()), day);
    }

    /** Members of a group, in their order, from behind {@code after}; empty: from the first. */
    List<String> page(String groupKey, String after, int most) {
        Range.Boundary<String> lower = after.isEmpty() ? Range.Boundary.unbounded() : Range.Boundary.excluding(after);
        Range<String> range = Range.from(lower, Range.Boundary.unbounded());
        return ask(commands -> commands.zrangebylex(groupKey, range, Limit.from(most)));
    }

    private @Nullable String run(LuaScript script, String[] keys, String... values) {
        return ask(commands -> script.run(commands, keys, values));
    }

    /** A cluster that is moving a slot says {@code TRYAGAIN}, and has done nothing: then it is asked again. */
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

    /** One thread connects, the others wait for it and fail as it does; the next one tries again. */
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
