package dev.latchkey.store.contract;

import static java.util.Objects.requireNonNull;

import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Forces the order in which calls of a store race. Before or after a call, the store does what the test says, as if
 * another node were faster. Calls can also fail, or wait for each other.
 */
public final class InterruptedStore {

    private static final long PATIENCE_SECONDS = 60;

    private final Store underlying;
    private final Store store;
    private final Map<Moment, Runnable> before = new ConcurrentHashMap<>();
    private final Map<Moment, Runnable> after = new ConcurrentHashMap<>();
    private final Map<Moment, CountDownLatch> meetings = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Interrupts the calls of a store. */
    public InterruptedStore(Store underlying) {
        this.underlying = requireNonNull(underlying, "underlying");
        this.store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> call(method.getName(), kindOf(method.getName(), arguments), () -> {
                    try {
                        return method.invoke(underlying, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Interrupts the calls of a new store in memory. */
    public static InterruptedStore inMemory() {
        return new InterruptedStore(Store.inMemory());
    }

    /** Returns the store whose calls are interrupted, for an application. */
    public Store store() {
        return store;
    }

    /** Returns the store below, for a test. Nothing interrupts its calls. */
    public Store underlying() {
        return underlying;
    }

    /** Runs {@code work} once, right before the next call of {@code method}. */
    public void before(String method, Runnable work) {
        before.put(new Moment(method, null), work);
    }

    /** Works like {@link #before(String, Runnable)}, for the next call with a record of {@code kind}. */
    public void before(String method, String kind, Runnable work) {
        before.put(new Moment(method, kind), work);
    }

    /** Runs {@code work} once, right after the next call of {@code method}. */
    public void after(String method, Runnable work) {
        after.put(new Moment(method, null), work);
    }

    /** Works like {@link #after(String, Runnable)}, for the next call with a record of {@code kind}. */
    public void after(String method, String kind, Runnable work) {
        after.put(new Moment(method, kind), work);
    }

    /** Lets the next calls of {@code method} wait until there are so many. */
    public void meet(String method, int calls) {
        meetings.put(new Moment(method, null), new CountDownLatch(calls));
    }

    /**
     * Works like {@link #meet(String, int)}, for calls with a record of {@code kind}, or a value whose name begins so.
     */
    public void meet(String method, String kind, int calls) {
        meetings.put(new Moment(method, kind), new CountDownLatch(calls));
    }

    /** Lets calls of {@code methods} fail, until {@link #repair}. */
    public void fail(String... methods) {
        failing.addAll(Set.of(methods));
    }

    /** Lets all calls succeed again. */
    public void repair() {
        failing.clear();
    }

    /** Returns whether all that a test wants before and after calls has happened. */
    public boolean isDone() {
        return before.isEmpty() && after.isEmpty();
    }

    /**
     * A call.
     *
     * @param kind of the record that it is about, or what is before the colon in the name of the value; {@code null}
     *     for any call
     */
    private record Moment(String method, @Nullable String kind) {}

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object make() throws Throwable;
    }

    private @Nullable Object call(String method, @Nullable String kind, Call call) throws Throwable {
        meet(new Moment(method, null));
        if (kind != null) {
            meet(new Moment(method, kind));
        }
        happen(before, method, kind);
        if (failing.contains(method)) {
            throw new IllegalStateException("the store does not answer");
        }
        Object answer = call.make();
        happen(after, method, kind);
        return answer;
    }

    private static void happen(Map<Moment, Runnable> when, String method, @Nullable String kind) {
        Runnable ofMethod = when.remove(new Moment(method, null));
        Runnable ofKind = kind == null ? null : when.remove(new Moment(method, kind));
        if (ofMethod != null) {
            ofMethod.run();
        }
        if (ofKind != null) {
            ofKind.run();
        }
    }

    private void meet(Moment moment) throws InterruptedException {
        CountDownLatch meeting = meetings.get(moment);
        if (meeting != null) {
            meeting.countDown();
            if (!meeting.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Too few calls of " + moment.method() + " have met");
            }
        }
    }

    private static @Nullable String kindOf(String method, @Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) {
            return null;
        }
        if (arguments[0] instanceof StoredRecord record) {
            return record.kind();
        }
        return method.equals("replaceValue") ? String.valueOf(arguments[0]).split(":", 2)[0] : null;
    }
}
