package dev.latchkey.store.redis;

import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Stores on a real cluster to which something happens between two commands.
 *
 * @param real the connection that all of them use
 */
record Steps(RedisClusterCommands<String, String> real) {

    private static final int MOST = 25;

    /** Something that is tried once for each command that it sends. */
    interface Trial {

        /** Whether the moment came; if not, there are no more commands to try. */
        boolean run(int step);
    }

    /** What happens to a process that is killed. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * A store of a process that something happens to when it has sent so many commands and is about to send another.
     */
    RedisStore happening(int after, Runnable event) {
        AtomicInteger sent = new AtomicInteger();
        return before(() -> {
            if (sent.getAndIncrement() == after) {
                event.run();
            }
        });
    }

    /** A store of a process that something happens to before each command that it sends. */
    RedisStore before(Runnable event) {
        Object watched = Proxy.newProxyInstance(
                Steps.class.getClassLoader(),
                new Class<?>[] {RedisClusterCommands.class},
                (proxy, method, arguments) -> {
                    event.run();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        @SuppressWarnings("unchecked")
        RedisClusterCommands<String, String> commands = (RedisClusterCommands<String, String>) watched;
        return RedisStore.on(new RedisConnection(() -> commands));
    }

    /** Lets the process do something, and be killed at that step; answers whether that came before it was done. */
    boolean killed(int step, Consumer<RedisStore> work) {
        try {
            work.accept(happening(step, () -> {
                throw new Killed();
            }));
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    /** All steps at once, for some have to wait; answers how many there were. */
    static int all(Trial trial) {
        ExecutorService pool = Executors.newFixedThreadPool(MOST);
        try {
            List<Future<Boolean>> steps = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                int step = i;
                steps.add(pool.submit(() -> trial.run(step)));
            }
            int came = 0;
            for (Future<Boolean> step : steps) {
                came += result(step::get) ? 1 : 0;
            }
            return came;
        } finally {
            pool.shutdownNow();
        }
    }

    private interface Getting {
        boolean get() throws InterruptedException, ExecutionException;
    }

    private static boolean result(Getting step) {
        try {
            return step.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a step failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
