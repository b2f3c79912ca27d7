package dev.latchkey.bench.store;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.fixtures.CookieRequest;
import dev.latchkey.model.User;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads sessions by the store and by the engine's own client in turns, at several sizes, and prints tables. Sizes may
 * be given as arguments, and engines.
 */
public final class StoreTable {

    private static final int WARM_UP = 20_000;
    private static final int TURNS = 60_000;
    private static final int ROUNDS = 5;
    private static final int WRITES = 2_000;
    private static final int BATCH = 500;
    private static final List<String> SIZES = List.of("10000", "1000000", "10000000");
    private static final List<String> ENGINES = List.of("postgresql", "redis");

    /** Redis is filled by its store, and holds all in memory. */
    private static final int MOST_IN_REDIS = 1_000_000;

    private StoreTable() {}

    public static void main(String[] args) throws Exception {
        List<String> engines = named(args, ENGINES, arg -> !isNumber(arg));
        List<String> sizes = named(args, SIZES, StoreTable::isNumber);
        for (String name : engines) {
            for (String size : sizes) {
                measure(name, Integer.parseInt(size));
            }
        }
    }

    private static List<String> named(String[] args, List<String> all, Predicate<String> which) {
        List<String> named = Arrays.stream(args).filter(which).toList();
        return named.isEmpty() ? all : named;
    }

    private static boolean isNumber(String arg) {
        return arg.chars().allMatch(Character::isDigit);
    }

    private static void measure(String name, int size) throws Exception {
        if (name.equals("redis") && size > MOST_IN_REDIS) {
            return;
        }
        try (Engine engine = name.equals("redis") ? RedisEngine.with(size) : PostgresEngine.with(size)) {
            measure(engine);
        }
    }

    private static void measure(Engine engine) throws Exception {
        System.out.printf(Locale.ROOT, "%n%s, %,d sessions%n%n", engine.name(), engine.sessions());
        double each = statementsOf(engine, reading(engine));
        List<Latencies> all =
                Stream.generate(() -> new Latencies(TURNS)).limit(3).toList();
        for (int round = 0; round < ROUNDS; round++) {
            engine.reconnect();
            Duel duel = new Duel(engine.sessions(), engine.bare(), reading(engine), requesting(engine));
            duel.run(WARM_UP);
            List<Latencies> taken = duel.run(TURNS / ROUNDS);
            for (int i = 0; i < taken.size(); i++) {
                all.get(i).addAll(taken.get(i));
            }
            if (duel.seen() == 0) {
                throw new IllegalStateException("Nothing was read");
            }
        }
        print(all, each);
        System.out.printf("%n%s%n", engine.sizes());
        writes(engine);
    }

    private static Contender reading(Engine engine) {
        Store store = engine.store();
        return key -> store.session(key.hash()).orElseThrow().provider().length();
    }

    private static Contender requesting(Engine engine) {
        Auth auth = auth(engine);
        return key -> AdapterExchange.of(auth, new CookieRequest("authjs.session-token=" + key.token()), (n, v) -> {})
                .session()
                .orElseThrow()
                .user()
                .id()
                .length();
    }

    private static Auth auth(Engine engine) {
        return Auth.builder()
                .environment(Map.of())
                .secret("a secret of the benchmark, known to all")
                .provider(Providers.github().clientId("bench").clientSecret("bench"))
                .store(engine.store())
                .build();
    }

    private static double statementsOf(Engine engine, Contender contender) throws Exception {
        long before = engine.statements();
        for (int i = 0; i < WRITES; i++) {
            contender.read(Key.of(i % engine.sessions()));
        }
        return (double) (engine.statements() - before) / WRITES;
    }

    private static void print(List<Latencies> latencies, double statements) {
        String[] names = {"bare", "the store's session", "a request's session"};
        System.out.printf("%-22s %8s %8s %8s %8s %12s%n", "", "p50 us", "x bare", "p99 us", "x bare", "statements");
        for (int i = 0; i < names.length; i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %8.1f %8.3f %8.1f %8.3f %12s%n",
                    names[i],
                    latencies.get(i).micros(0.5),
                    latencies.get(i).micros(0.5) / latencies.get(0).micros(0.5),
                    latencies.get(i).micros(0.99),
                    latencies.get(i).micros(0.99) / latencies.get(0).micros(0.99),
                    i == 1 ? String.format(Locale.ROOT, "%.2f", statements) : "");
        }
    }

    private static void writes(Engine engine) {
        StoredSession known = engine.store().session(Key.of(0).hash()).orElseThrow();
        User user = known.user();
        Latencies adding = new Latencies(WRITES);
        Latencies renewing = new Latencies(WRITES);
        Latencies deleting = new Latencies(WRITES);
        for (int i = 0; i < WRITES; i++) {
            StoredSession session = new StoredSession(
                    Key.of(-1 - i).hash(),
                    user,
                    known.provider(),
                    known.signedInAt(),
                    known.address(),
                    known.userAgent(),
                    known.expires(),
                    null);
            StoredSession renewed = session.renewed(known.expires().plusSeconds(1), null);
            time(adding, () -> engine.store().createSession(session));
            time(renewing, () -> engine.store().renewSession(renewed, session.expires()));
            time(deleting, () -> engine.store().deleteSession(session.tokenHash()));
        }
        System.out.printf("%-22s %10s %10s%n", "", "p50 us", "p99 us");
        row("createSession", adding);
        row("renewSession", renewing);
        row("deleteSession", deleting);
        if (engine.end(WRITES)) {
            Latencies batches = new Latencies(WRITES / BATCH);
            for (int i = 0; i < WRITES / BATCH; i++) {
                time(batches, () -> engine.store().deleteExpired(Instant.now(), BATCH) == BATCH);
            }
            row("deleteExpired of " + BATCH, batches);
        }
    }

    private interface Write {
        boolean done();
    }

    private static void time(Latencies latencies, Write write) {
        long start = System.nanoTime();
        boolean done = write.done();
        latencies.add(System.nanoTime() - start);
        if (!done) {
            throw new IllegalStateException("The store did not do it");
        }
    }

    private static void row(String name, Latencies latencies) {
        System.out.printf(Locale.ROOT, "%-22s %10.0f %10.0f%n", name, latencies.micros(0.5), latencies.micros(0.99));
    }
}
