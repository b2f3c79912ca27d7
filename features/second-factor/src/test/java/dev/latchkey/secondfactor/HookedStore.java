package dev.latchkey.secondfactor;

import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store in memory, in which something happens right after a record of some kind was added. */
final class HookedStore {

    private final Map<String, Consumer<StoredRecord>> hooks = new ConcurrentHashMap<>();
    private final Store memory = Store.inMemory();

    Store store() {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                @Nullable Object answer = method.invoke(memory, arguments);
                if (method.getName().equals("addRecord")
                        && arguments != null
                        && arguments[0] instanceof StoredRecord added) {
                    Consumer<StoredRecord> hook = hooks.remove(added.kind());
                    if (hook != null) {
                        hook.accept(added);
                    }
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, handler);
    }

    /** Does this once, after the next record of the kind. */
    void after(String kind, Runnable work) {
        hooks.put(kind, record -> work.run());
    }
}
