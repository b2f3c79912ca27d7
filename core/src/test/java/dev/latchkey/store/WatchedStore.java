package dev.latchkey.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store in memory that tells what it was asked, and fails when it is told to. */
public final class WatchedStore {

    private static final Set<String> READS = Set.of(
            "user",
            "userByEmail",
            "userByAccount",
            "users",
            "accounts",
            "session",
            "sessions",
            "value",
            "record",
            "recordsOf",
            "recordsIn");

    private final Store memory = Store.inMemory();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();
    private volatile Failing failing = Failing.NOTHING;

    public WatchedStore() {}

    /** What does not work. */
    public enum Failing {
        NOTHING,
        WRITES,
        EVERYTHING
    }

    /** What to give to the code under test. */
    public Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("deleteExpired")) { // which nobody asks for, at any moment
                        asked.add(method.getName());
                    }
                    if (failing == Failing.EVERYTHING
                            || (failing == Failing.WRITES && !READS.contains(method.getName()))) {
                        throw new IllegalStateException("the database is down");
                    }
                    happen(before, method.getName());
                    try {
                        Object answer = method.invoke(memory, arguments);
                        happen(after, method.getName());
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Something happens just before the next call of {@code method}. */
    public void before(String method, Runnable happening) {
        before.put(method, happening);
    }

    /** Something happens just after it, while its answer is on the way. */
    public void after(String method, Runnable happening) {
        after.put(method, happening);
    }

    private static void happen(Map<String, Runnable> happenings, String method) {
        Runnable happening = happenings.remove(method);
        if (happening != null) {
            happening.run();
        }
    }

    /** The store behind it, which always works and does not tell. */
    public Store memory() {
        return memory;
    }

    public void fail(Failing what) {
        failing = what;
    }

    /** The names of the methods called since the last time this was asked. */
    public List<String> asked() {
        List<String> since = List.copyOf(asked);
        asked.clear();
        return since;
    }
}
