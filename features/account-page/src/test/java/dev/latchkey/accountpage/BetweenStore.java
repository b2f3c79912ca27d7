package dev.latchkey.accountpage;

import dev.latchkey.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store in memory; a test does something just before one of its calls. */
final class BetweenStore {

    private final Store memory = Store.inMemory();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
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

    Store memory() {
        return memory;
    }

    /** Something happens just before the next call of {@code method}. */
    void before(String method, Runnable happening) {
        before.put(method, happening);
    }
}
