package dev.latchkey.store.redis;

import dev.latchkey.store.contract.HeldCalls;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands in front of a connection, and lets no command pass that names the key which is held. */
final class Gate {

    private volatile @Nullable Held held;

    HeldCalls hold(String key) {
        Held now = new Held(key);
        held = now;
        return now;
    }

    RedisClusterCommands<String, String> before(RedisClusterCommands<String, String> real) {
        Object guarded = Proxy.newProxyInstance(
                Gate.class.getClassLoader(),
                new Class<?>[] {RedisClusterCommands.class},
                (proxy, method, arguments) -> {
                    Held now = held;
                    if (now != null) {
                        now.await(Arrays.deepToString(arguments));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        @SuppressWarnings("unchecked")
        RedisClusterCommands<String, String> commands = (RedisClusterCommands<String, String>) guarded;
        return commands;
    }

    private static final class Held implements HeldCalls {

        private final String key;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();

        Held(String key) {
            this.key = key;
        }

        void await(String command) throws InterruptedException {
            if (command.contains(key)) {
                waiting.incrementAndGet();
                closed.await();
                waiting.decrementAndGet();
            }
        }

        @Override
        public int waiting() {
            return waiting.get();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
