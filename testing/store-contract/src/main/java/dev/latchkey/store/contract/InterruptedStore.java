package dev.latchkey.store.contract;

import dev.latchkey.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The store under test as one node sees it: another node does something right before a call, or a call fails. */
final class InterruptedStore {

    private final Store store;
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Set<String> failing = new HashSet<>();

    InterruptedStore(Store store) {
        this.store = store;
    }

    Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    Runnable happening = before.remove(method.getName());
                    if (happening != null) {
                        happening.run();
                    }
                    if (failing.contains(method.getName())) {
                        throw new IllegalStateException("the store does not answer");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Something happens once, right before the next call of {@code method}. */
    void before(String method, Runnable happening) {
        before.put(method, happening);
    }

    /** From now on, calls of {@code methods} fail. */
    void fail(String... methods) {
        failing.addAll(Set.of(methods));
    }
}
