package dev.latchkey.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.embedded.RedisShardedCluster;

/** A real Redis Cluster of three masters. */
final class RedisCluster implements Backend {

    static final String URIS = "REDIS_URIS";

    /** The port of the bus between the servers is this much higher. */
    private static final int BUS = 10_000;

    private final RedisShardedCluster cluster;
    private final Thread lastResort = new Thread(this::stop);

    private RedisCluster(RedisShardedCluster cluster) {
        this.cluster = cluster;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    static RedisCluster start() {
        try {
            List<Integer> ports =
                    Stream.generate(RedisCluster::freePort).distinct().limit(3).toList();
            RedisShardedCluster cluster = RedisShardedCluster.newRedisCluster()
                    .serverPorts(ports)
                    .shard("a", 0)
                    .shard("b", 0)
                    .shard("c", 0)
                    .build();
            cluster.start();
            return new RedisCluster(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                URIS,
                cluster.ports().stream()
                        .map(port -> "redis://127.0.0.1:" + port)
                        .collect(Collectors.joining(",")));
    }

    private void stop() {
        try {
            cluster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        stop();
    }

    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket own = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    ServerSocket bus = new ServerSocket(port + BUS, 1, InetAddress.getLoopbackAddress())) {
                return Math.min(own.getLocalPort(), bus.getLocalPort());
            } catch (IOException e) {
                // taken: another one
            }
        }
    }
}
