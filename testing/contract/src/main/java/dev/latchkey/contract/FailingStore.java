package dev.latchkey.contract;

import dev.latchkey.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store in memory that fails while a test says so. */
final class FailingStore {

    private final Store memory = Store.inMemory();
    private volatile boolean fails;

    void fail(boolean now) {
        fails = now;
    }

    /** Returns the store of the application, which may fail. */
    Store failing() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (fails) {
                        throw new UncheckedIOException(new IOException("the store is down"));
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    /** Returns the same store for another node, which never fails. */
    Store whole() {
        return memory;
    }
}
