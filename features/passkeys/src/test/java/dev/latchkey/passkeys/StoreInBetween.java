package dev.latchkey.passkeys;

import dev.latchkey.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store in memory in front of which something happens, and of which some methods fail when told to. */
final class StoreInBetween {

    final Store memory = Store.inMemory();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();
    private final Set<String> failing = new HashSet<>();

    Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (failing.contains(method.getName())) {
                        throw new IllegalStateException("the database is down");
                    }
                    try {
                        happen(before, method.getName());
                        Object answer = method.invoke(memory, arguments);
                        happen(after, method.getName());
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void happen(Map<String, Runnable> when, String method) {
        Runnable happening = when.remove(method);
        if (happening != null) {
            happening.run();
        }
    }

    /** Something happens once, right before the next call of {@code method}. */
    void before(String method, Runnable happening) {
        before.put(method, happening);
    }

    /** Something happens once, right after the next call of {@code method}. */
    void after(String method, Runnable happening) {
        after.put(method, happening);
    }

    void fail(String... methods) {
        failing.addAll(Set.of(methods));
    }

    void repair() {
        failing.clear();
    }
}
