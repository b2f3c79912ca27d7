package dev.latchkey.store.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servers.Await;
import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server ends by SIGKILL, and comes back or is stood in for, while the application goes on with the same client. */
class ServerKilledTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** Far less than the minute that a client waits unless it is configured, and enough for a busy machine. */
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final String[] ON_DISK = {"appendonly yes", "appendfsync always"};

    private static final Logger LOG = LoggerFactory.getLogger(ServerKilledTest.class);

    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Tries again twice a second, where the default is to wait for longer and longer, up to half a minute. */
    private final ClientResources resources =
            ClientResources.builder().reconnectDelay(Delay.constant(TIMEOUT)).build();

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
        resources.shutdown(0, 2, SECONDS).get(); // by default, it waits for two seconds in which nothing happens
    }

    @Test
    void a_server_that_comes_back_has_every_session_and_the_client_finds_it() {
        RedisServer server = opened(RedisServer.start(ON_DISK));
        RedisClient client = RedisClient.create(resources, impatient(server.uri()));
        opened.add(client::shutdown);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        Store store = RedisStore.of(client);
        Map<StoredSession, StoredUser> kept = filled(server, 100);
        report("all read", () -> areReadable(store, kept));

        server.kill();
        assertThat(failures(store, kept)).as("sessions that cannot be read").isEqualTo(100);
        server.startAgain();

        report("server back", () -> areReadable(store, kept));
        report("writes again", () -> succeeds(() -> fill(store, 10)));
    }

    @Test
    void a_master_that_comes_back_has_every_session_and_the_others_go_on_meanwhile() {
        RedisCluster cluster =
                opened(RedisCluster.start("appendonly yes", "appendfsync always", "cluster-require-full-coverage no"));
        Store store = store(cluster);
        Map<StoredSession, StoredUser> kept = filled(cluster, 60);
        report("all read", () -> areReadable(store, kept));

        cluster.masters().get(0).kill();
        assertThat(failures(store, kept)).as("sessions that cannot be read").isBetween(5, 40);
        cluster.masters().get(0).startAgain();

        report("master back", () -> areReadable(store, kept));
        cluster.awaitAgreement(cluster.masters().toArray(RedisServer[]::new));
        kept.forEach((session, user) -> report(
                "user read",
                () -> succeeds(() -> {
                    assertThat(store.session(session.tokenHash())).contains(session);
                    assertThat(store.user(user.user().id())).contains(user);
                    assertThat(store.userByEmail(String.valueOf(user.user().email())))
                            .contains(user);
                })));
        report("writes again", () -> succeeds(() -> fill(store, 20)));
    }

    @Test
    void a_replica_takes_over_and_the_client_finds_it() {
        RedisCluster cluster = opened(RedisCluster.start("cluster-require-full-coverage no"));
        RedisServer replica = opened(cluster.replica("cluster-require-full-coverage no"));
        Store store = store(cluster);
        Map<StoredSession, StoredUser> kept = filled(cluster, 60);
        report("all read", () -> areReadable(store, kept));
        cluster.awaitReplica();

        cluster.masters().get(0).kill();

        report("replica in charge", () -> areReadable(store, kept));
        cluster.awaitAgreement(cluster.masters().get(1), cluster.masters().get(2), replica);
        report("writes again", () -> succeeds(() -> fill(store, 20)));
        kept.forEach((session, user) -> report(
                "user deleted",
                () -> succeeds(() -> store.deleteUser(user.user().id()))));
        report(
                "no session left",
                () -> succeeds(() -> kept.keySet()
                        .forEach(session ->
                                assertThat(store.session(session.tokenHash())).isEmpty())));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.add(resource);
        return resource;
    }

    private Store store(RedisCluster cluster) {
        RedisClusterClient client = RedisClusterClient.create(
                resources,
                cluster.uris().stream().map(ServerKilledTest::impatient).toList());
        opened.add(client::shutdown);
        client.setOptions(ClusterClientOptions.builder()
                .timeoutOptions(TimeoutOptions.enabled())
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofSeconds(2))
                        .build())
                .build());
        return RedisStore.of(client);
    }

    private static RedisURI impatient(RedisURI uri) {
        uri.setTimeout(TIMEOUT);
        return uri;
    }

    /** By a client that has all the time in the world. */
    private static Map<StoredSession, StoredUser> filled(RedisServer server, int users) {
        RedisClient client = RedisClient.create(server.uri());
        try {
            return fill(RedisStore.of(client), users);
        } finally {
            client.shutdown();
        }
    }

    private static Map<StoredSession, StoredUser> filled(RedisCluster cluster, int users) {
        RedisClusterClient client = RedisClusterClient.create(cluster.uris());
        try {
            return fill(RedisStore.of(client), users);
        } finally {
            client.shutdown();
        }
    }

    private static Map<StoredSession, StoredUser> fill(Store store, int users) {
        Map<StoredSession, StoredUser> kept = new TreeMap<>(Comparator.comparing(StoredSession::tokenHash));
        for (int i = 0; i < users; i++) {
            StoredUser user = StoreFixture.newUser();
            assertThat(store.createUser(user, null)).isPresent();
            StoredSession session = StoreFixture.newSession(user);
            assertThat(store.createSession(session)).isTrue();
            kept.put(session, user);
        }
        return kept;
    }

    private static boolean areReadable(Store store, Map<StoredSession, StoredUser> kept) {
        return succeeds(() -> kept.keySet()
                .forEach(session ->
                        assertThat(store.session(session.tokenHash())).isEqualTo(Optional.of(session))));
    }

    /** How many sessions cannot be read; none of them is missing, and none is waited for without end. */
    private static int failures(Store store, Map<StoredSession, StoredUser> kept) {
        int failures = 0;
        for (StoredSession session : kept.keySet()) {
            long began = System.nanoTime();
            try {
                assertThat(store.session(session.tokenHash())).isEqualTo(Optional.of(session));
            } catch (RuntimeException e) {
                failures++;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_MOST);
        }
        return failures;
    }

    /**
     * Whether it goes through; the client may still see the cluster as it was, for as long as between two refreshes.
     */
    private static boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void report(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        Await.until(what, condition);
        LOG.info(
                "{} after {} ms",
                what,
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
