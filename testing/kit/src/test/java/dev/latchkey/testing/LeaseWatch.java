package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store in front of another one, which counts how often a node asks for the lease of a refresh. */
final class LeaseWatch {

    private final Store behind;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<@Nullable StoredRecord> last = new AtomicReference<>();

    LeaseWatch(Store behind) {
        this.behind = behind;
    }

    Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(behind, arguments);
                        if (method.getName().equals("addRecord")
                                && requireNonNull(arguments)[0] instanceof StoredRecord lease
                                && lease.kind().equals("token-refresh")) {
                            last.set(lease);
                            asked.incrementAndGet();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Waits until nodes have asked {@code times} times in all. */
    void await(int times) {
        while (asked.get() < times) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("Nodes have asked " + asked + " times, and not " + times);
            }
            Thread.onSpinWait();
        }
    }

    int asked() {
        return asked.get();
    }

    StoredRecord last() {
        StoredRecord lease = last.get();
        if (lease == null) {
            throw new AssertionError("Nobody has asked for a lease");
        }
        return lease;
    }
}
