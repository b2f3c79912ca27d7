package dev.latchkey.bench.store;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.User;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A real Redis with one user for every two sessions, each put there by the store. */
final class RedisEngine implements Engine {

    private static final Pattern CALLS = Pattern.compile("cmdstat_[^:]+:calls=(\\d+)");
    private static final Pattern MEMORY = Pattern.compile("used_memory:(\\d+)");

    private static final int FILLING = 16;

    private final int sessions;
    private final RedisServer server;
    private RedisClient client;
    private StatefulRedisConnection<String, String> connection;
    private RedisStore store;

    private RedisEngine(int sessions, RedisServer server, RedisClient client) {
        this.sessions = sessions;
        this.server = server;
        this.client = client;
        this.connection = client.connect();
        this.store = RedisStore.of(client);
    }

    @Override
    public void reconnect() {
        client.shutdown();
        client = RedisClient.create(server.uri());
        connection = client.connect();
        store = RedisStore.of(client);
    }

    /** Starts it and puts the sessions there, which takes a minute or two for a million. */
    static RedisEngine with(int sessions) throws InterruptedException {
        RedisServer server = RedisServer.start();
        RedisClient filling = RedisClient.create(server.uri()); // what is measured begins afresh
        try {
            fill(RedisStore.of(filling), sessions);
        } finally {
            filling.shutdown();
        }
        return new RedisEngine(sessions, server, RedisClient.create(server.uri()));
    }

    private static void fill(RedisStore store, int sessions) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(FILLING);
        List<Callable<@Nullable Void>> parts = new ArrayList<>();
        for (int i = 0; i < FILLING; i++) {
            int part = i;
            parts.add(() -> {
                for (int user = part; user * 2 < sessions; user += FILLING) {
                    add(store, user);
                }
                return null;
            });
        }
        try {
            for (Future<@Nullable Void> part : threads.invokeAll(parts)) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A user with two sessions. */
    private static void add(RedisStore store, int number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        User user = user(number);
        boolean added = store.createUser(new StoredUser(user, now), null).isPresent();
        for (int i = 2 * number; i < 2 * number + 2; i++) {
            added &= store.createSession(new StoredSession(
                    Key.of(i).hash(),
                    user,
                    "github",
                    now,
                    "203.0.113." + i % 256,
                    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
                    now.plus(Duration.ofDays(30)),
                    null));
        }
        if (!added) {
            throw new IllegalStateException("The store does not take them");
        }
    }

    private static User user(int number) {
        return new User(
                "user-" + number,
                "Ada Lovelace " + number,
                "ada.lovelace." + number + "@example.org",
                "https://avatars.example.org/u/" + number + "?v=4");
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public int sessions() {
        return sessions;
    }

    @Override
    public RedisStore store() {
        return store;
    }

    @Override
    public Contender bare() {
        RedisCommands<String, String> commands = connection.sync();
        return key -> commands.get("latchkey:session:" + key.hash()).length();
    }

    @Override
    public long statements() {
        long calls = 0;
        Matcher each = CALLS.matcher(connection.sync().info("commandstats"));
        while (each.find()) {
            calls += requireNonNull(each.group()).startsWith("cmdstat_info")
                    ? 0
                    : Long.parseLong(requireNonNull(each.group(1)));
        }
        return calls;
    }

    @Override
    public String sizes() {
        Matcher memory = MEMORY.matcher(connection.sync().info("memory"));
        long bytes = memory.find() ? Long.parseLong(requireNonNull(memory.group(1))) : 0;
        return String.format(
                Locale.ROOT,
                "    %-28s %9.1f MB %7.0f bytes a session%n",
                "memory, with half a user",
                bytes / 1e6,
                (double) bytes / sessions);
    }

    @Override
    public boolean end(int many) {
        return false;
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
        server.close();
    }
}
