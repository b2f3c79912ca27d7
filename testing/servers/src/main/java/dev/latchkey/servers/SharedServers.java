package dev.latchkey.servers;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the servers that they take as parameters. All tests of this JVM share one server of each kind, until
 * JUnit ends.
 */
public final class SharedServers implements ParameterResolver {

    private static final Map<Class<?>, Supplier<AutoCloseable>> KINDS = Map.of(
            MariaDbServer.class, () -> MariaDbServer.start(), // a method reference would load its library everywhere
            PostgresServer.class, PostgresServer::start,
            RedisServer.class, RedisServer::start,
            RedisCluster.class, RedisCluster::start);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return KINDS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> kind = parameter.getParameter().getType();
        Supplier<AutoCloseable> starting = requireNonNull(KINDS.get(kind));
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedServers.class))
                .computeIfAbsent(kind, key -> starting.get(), AutoCloseable.class);
    }
}
