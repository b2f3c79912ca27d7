package dev.latchkey.securitynotices;

import dev.latchkey.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store in memory, in which several calls of one method wait for each other. */
final class MeetingStore {

    private record Meeting(String method, CyclicBarrier barrier) {}

    private final Store memory = Store.inMemory();
    private final AtomicReference<@Nullable Meeting> meeting = new AtomicReference<>();

    Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    meet(method.getName());
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** From now on, calls of {@code method} go on when so many of them are there. */
    void meet(String method, int calls) {
        meeting.set(new Meeting(method, new CyclicBarrier(calls)));
    }

    private void meet(String method) throws InterruptedException, BrokenBarrierException, TimeoutException {
        Meeting now = meeting.get();
        if (now != null && now.method.equals(method)) {
            now.barrier.await(60, TimeUnit.SECONDS);
        }
    }
}
