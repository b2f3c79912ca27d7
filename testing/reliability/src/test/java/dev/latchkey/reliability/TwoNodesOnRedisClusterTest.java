package dev.latchkey.reliability;

class TwoNodesOnRedisClusterTest extends TwoNodesContract {

    TwoNodesOnRedisClusterTest() {
        super("Redis Cluster", RedisCluster.start());
    }
}
