package dev.latchkey.store.redis;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real server and one real cluster for all tests of this JVM, stopped when JUnit is done. */
final class RedisServers implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RedisProcess.class || type == RedisCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store =
                context.getRoot().getStore(ExtensionContext.Namespace.create(RedisServers.class));
        return parameter.getParameter().getType() == RedisProcess.class
                ? store.computeIfAbsent(RedisProcess.class, key -> RedisProcess.start(), RedisProcess.class)
                : store.computeIfAbsent(RedisCluster.class, key -> RedisCluster.start(), RedisCluster.class);
    }
}
