package dev.latchkey.passwords;

import dev.latchkey.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A store in memory that notes each call, and before which something can happen. */
final class CountingStore {

    private final Store memory = Store.inMemory();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> meetings = new ConcurrentHashMap<>();

    Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    CountDownLatch meeting = meetings.get(method.getName());
                    if (meeting != null) {
                        meeting.countDown();
                        meeting.await();
                    }
                    Runnable happening = before.remove(method.getName());
                    if (happening != null) {
                        happening.run();
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Something happens once, right before the next call of {@code method}. */
    void before(String method, Runnable happening) {
        before.put(method, happening);
    }

    /** From now on, each call of {@code method} waits until there are so many. */
    void gather(String method, int calls) {
        meetings.put(method, new CountDownLatch(calls));
    }

    /** The calls that {@code work} makes. */
    List<String> during(Runnable work) {
        calls.clear();
        work.run();
        return List.copyOf(calls);
    }
}
