package dev.latchkey.servers;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs a real Redis cluster of three masters, each with a third of the slots.
 *
 * @param masters the servers of the cluster
 */
public record RedisCluster(List<RedisServer> masters) implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final int SERVERS = 3;
    private static final Pattern OFFSETS =
            Pattern.compile("(?s)slave0:[^\\r\\n]*offset=(\\d+).*master_repl_offset:(\\d+)");

    /** Starts a cluster whose servers all have these settings, such as {@code appendonly yes}. */
    public static RedisCluster start(String... settings) {
        RedisCluster cluster = new RedisCluster(IntStream.range(0, SERVERS)
                .mapToObj(i -> RedisServer.start(all(settings)))
                .toList());
        RedisClient client = RedisClient.create();
        try {
            for (int i = 0; i < SERVERS; i++) {
                try (StatefulRedisConnection<String, String> connection =
                        client.connect(cluster.uris().get(i))) {
                    RedisCommands<String, String> commands = connection.sync();
                    commands.clusterAddSlots(IntStream.range(SLOTS * i / SERVERS, SLOTS * (i + 1) / SERVERS)
                            .toArray());
                    commands.clusterMeet("127.0.0.1", cluster.masters.get(0).port());
                }
            }
            cluster.masters.forEach(server -> Await.until("a cluster", () -> isWhole(client, server)));
        } finally {
            client.shutdown();
        }
        return cluster;
    }

    /** Starts a replica of the first master. Waits until all servers know the replica, and the replica has all data. */
    public RedisServer replica(String... settings) {
        RedisServer replica = RedisServer.start(all(settings));
        RedisClient client = RedisClient.create();
        try (StatefulRedisConnection<String, String> first = client.connect(uris().get(0));
                StatefulRedisConnection<String, String> follower = client.connect(replica.uri())) {
            String master = first.sync().clusterMyId();
            follower.sync().clusterMeet("127.0.0.1", masters.get(0).port());
            Await.until("that they meet", () -> follower.sync().clusterNodes().contains(master));
            follower.sync().clusterReplicate(master);
            String id = follower.sync().clusterMyId();
            Stream.concat(masters.stream(), Stream.of(replica))
                    .forEach(server -> Await.until("that all know", () -> knows(client, server, id)));
            Await.until("a replica", () -> follower.sync().info("replication").contains("master_link_status:up"));
        } finally {
            client.shutdown();
        }
        return replica;
    }

    /** Waits until the replica has received all data of the first master, because masters do not wait for replicas. */
    public void awaitReplica() {
        RedisClient client = RedisClient.create();
        try (StatefulRedisConnection<String, String> first = client.connect(uris().get(0))) {
            Await.until("that the replica has everything", () -> {
                Matcher offsets = OFFSETS.matcher(first.sync().info("replication"));
                return offsets.find() && Objects.equals(offsets.group(1), offsets.group(2));
            });
        } finally {
            client.shutdown();
        }
    }

    /**
     * Waits until each of these servers reports that every slot is served, so that a client gets the same information
     * from all servers.
     */
    public void awaitAgreement(RedisServer... living) {
        RedisClient client = RedisClient.create();
        try {
            Stream.of(living).forEach(server -> Await.until("that all agree", () -> isWhole(client, server)));
        } finally {
            client.shutdown();
        }
    }

    /**
     * Returns whether {@code server} knows all servers, and knows {@code replica} as a replica. Otherwise the server
     * takes part in no election.
     */
    private static boolean knows(RedisClient client, RedisServer server, String replica) {
        try (StatefulRedisConnection<String, String> connection = client.connect(server.uri())) {
            List<String> nodes = connection.sync().clusterNodes().lines().toList();
            return nodes.size() == SERVERS + 1
                    && nodes.stream().noneMatch(node -> node.contains("handshake"))
                    && nodes.stream().anyMatch(node -> node.startsWith(replica) && node.contains("slave"));
        }
    }

    public List<RedisURI> uris() {
        return masters.stream().map(RedisServer::uri).toList();
    }

    private static String[] all(String... settings) {
        return Stream.concat(Stream.of("cluster-enabled yes", "cluster-node-timeout 2000"), Stream.of(settings))
                .toArray(String[]::new);
    }

    /** Returns whether {@code server} reports that every slot is served, and that all masters serve slots. */
    private static boolean isWhole(RedisClient client, RedisServer server) {
        try (StatefulRedisConnection<String, String> connection = client.connect(server.uri())) {
            String info = connection.sync().clusterInfo();
            return info.contains("cluster_state:ok")
                    && info.contains("cluster_slots_ok:" + SLOTS)
                    && info.contains("cluster_size:" + SERVERS);
        }
    }

    @Override
    public void close() {
        masters.forEach(RedisServer::close);
    }
}
