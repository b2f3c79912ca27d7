package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.servers.Await;
import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A Redis that removes what was written, to make room, takes revocations and the lists of sessions along. */
class EvictionTest {

    @Test
    void a_server_that_evicts_is_refused_by_the_name_of_its_policy_until_it_does_not() {
        try (RedisServer server = RedisServer.start("maxmemory-policy allkeys-lru")) {
            RedisClient client = RedisClient.create(server.uri());
            RedisStore store = RedisStore.of(client);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> store.createUser(StoreFixture.newUser(), null))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("set maxmemory-policy to noeviction in place of allkeys-lru");
            }
            try (StatefulRedisConnection<String, String> operator = client.connect()) {
                operator.sync().configSet("maxmemory-policy", "noeviction");
            }
            assertThat(store.createUser(StoreFixture.newUser(), null)).isPresent();
            client.shutdown();
        }
    }

    @Test
    void a_server_that_does_not_answer_in_time_is_asked_again_and_not_used_unasked() {
        try (RedisServer server = RedisServer.start("maxmemory-policy allkeys-lru")) {
            RedisClient client = RedisClient.create(server.uri());
            Queue<RuntimeException> failures = new ArrayDeque<>(List.of(
                    new RedisCommandTimeoutException("of the test"), new RedisLoadingException("LOADING of the test")));
            RedisStore store =
                    RedisStore.on(new RedisConnection(() -> EvictionPolicy.requireNone(failing(client.connect(), failures))));
            assertThatThrownBy(() -> store.user("1")).isInstanceOf(RedisCommandTimeoutException.class);
            assertThatThrownBy(() -> store.user("1")).isInstanceOf(RedisLoadingException.class);
            assertThatThrownBy(() -> store.user("1")).hasMessageContaining("in place of allkeys-lru");
            client.shutdown();
        }
    }

    /** A connection on which the server's answer to the first command is a failure, if there is one left. */
    @SuppressWarnings("unchecked")
    private static StatefulRedisConnection<String, String> failing(
            StatefulRedisConnection<String, String> real, Queue<RuntimeException> failures) {
        RedisCommands<String, String> commands = proxy(RedisCommands.class, real.sync(), (method, answer) -> {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return answer.call();
        });
        return proxy(
                StatefulRedisConnection.class,
                real,
                (method, answer) -> method.equals("sync") ? commands : answer.call());
    }

    @Test
    void who_waits_for_the_connection_of_another_is_refused_for_the_same_reason() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        CompletableFuture<RedisClusterCommands<String, String>> connection = new CompletableFuture<>();
        RedisStore store = RedisStore.on(new RedisConnection(() -> {
            connecting.countDown();
            return connection.join();
        }));
        CompletableFuture<Object> first = CompletableFuture.supplyAsync(() -> store.user("1"));
        assertThat(connecting.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Object> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                second.complete(store.user("1"));
            } catch (RuntimeException e) {
                second.completeExceptionally(e);
            }
        });
        waiting.start();
        Await.until("the second waits", () -> waiting.getState() == Thread.State.WAITING);

        connection.completeExceptionally(new IllegalStateException("set maxmemory-policy to noeviction"));

        assertThatThrownBy(first::join).hasStackTraceContaining("set maxmemory-policy to noeviction");
        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS))
                .hasStackTraceContaining("set maxmemory-policy to noeviction")
                .hasMessageNotContaining("cannot be reached");
    }

    private interface Watch {
        @Nullable
        Object answer(String method, Callable<@Nullable Object> answer) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Object real, Watch watch) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return watch.answer(method.getName(), () -> method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void one_master_of_a_cluster_that_evicts_is_enough() {
        try (RedisCluster cluster = RedisCluster.start()) {
            RedisClient operator = RedisClient.create(cluster.uris().get(2));
            try (StatefulRedisConnection<String, String> last = operator.connect()) {
                last.sync().configSet("maxmemory-policy", "volatile-ttl");
            }
            operator.shutdown();
            RedisClusterClient client = RedisClusterClient.create(cluster.uris());
            assertThatThrownBy(() -> RedisStore.of(client).user("1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("volatile-ttl");
            client.shutdown();
        }
    }
}
