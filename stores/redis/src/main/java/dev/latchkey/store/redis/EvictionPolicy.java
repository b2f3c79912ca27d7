package dev.latchkey.store.redis;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisServerCommands;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that a server evicts no keys when its memory is full. If a server evicts the list of a user's sessions, "sign
 * out everywhere" does not end these sessions. If a server evicts the reservation of an address, the address can get a
 * second user. So the store refuses such a server.
 */
final class EvictionPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(EvictionPolicy.class);

    private static final String NONE = "noeviction";
    private static final Pattern NAME = Pattern.compile("maxmemory_policy:([a-z-]+)");

    private EvictionPolicy() {}

    /** Returns the commands of {@code connection}. Closes the connection and throws if the server evicts keys. */
    static RedisClusterCommands<String, String> requireNone(StatefulRedisConnection<String, String> connection) {
        return requireNone(connection, connection.sync(), List.of(connection.sync()));
    }

    /** Returns the commands of {@code connection}. Closes the connection and throws if any master evicts keys. */
    static RedisClusterCommands<String, String> requireNone(StatefulRedisClusterConnection<String, String> connection) {
        return requireNone(
                connection,
                connection.sync(),
                connection.sync().upstream().asMap().values());
    }

    private static <C> C requireNone(
            StatefulConnection<?, ?> connection,
            C commands,
            Collection<? extends RedisServerCommands<String, String>> servers) {
        try {
            servers.forEach(EvictionPolicy::requireNone);
            return commands;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireNone(RedisServerCommands<String, String> server) {
        String policy = read(server);
        if (!policy.equals(NONE)) {
            throw new IllegalStateException("Redis removes users and sessions when its memory is full: set"
                    + " maxmemory-policy to noeviction in place of " + policy);
        }
    }

    /**
     * Returns the policy. If the server does not let the store read the policy, the store uses the server anyway,
     * because the application may restrict the rights of the store.
     */
    private static String read(RedisServerCommands<String, String> server) {
        try {
            Matcher name = NAME.matcher(server.info("memory"));
            if (name.find()) {
                return requireNonNull(name.group(1));
            }
            LOG.warn("Redis does not tell its maxmemory-policy: see to it that it is noeviction");
        } catch (RedisCommandExecutionException e) {
            if (!isForbidden(String.valueOf(e.getMessage()))) {
                throw e; // the next connection tries again
            }
            LOG.warn("Redis did not tell its maxmemory-policy ({}): see to it that it is noeviction", e.getMessage());
        }
        return NONE;
    }

    private static boolean isForbidden(String refusal) {
        return refusal.startsWith("NOPERM") || refusal.startsWith("ERR unknown command");
    }
}
