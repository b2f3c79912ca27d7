package dev.latchkey.cli;

import dev.latchkey.model.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the store of an application is. An address may contain a password, so {@code toString} hides it.
 *
 * @param jdbc the address of a database; {@code null} if there is none
 * @param redis the address of a Redis server; {@code null} if there is none
 * @param assumed whether only the settings of a framework name it, so that Latchkey may have no store there
 */
record StoreAddress(
        @Nullable Secret jdbc,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret redis,
        boolean assumed) {

    static final String HELP = "set JDBC_URL, JDBC_USER and JDBC_PASSWORD, or REDIS_URL, in the environment";

    static StoreAddress of(Map<String, String> environment) {
        return new StoreAddress(
                secret(environment.getOrDefault("JDBC_URL", "")),
                text(environment.getOrDefault("JDBC_USER", "")),
                secret(environment.getOrDefault("JDBC_PASSWORD", "")),
                secret(environment.getOrDefault("REDIS_URL", "")),
                false);
    }

    /** Returns the address in the environment or, if there is none, in the settings of the application's framework. */
    static StoreAddress of(ApplicationSettings settings) {
        StoreAddress own = of(settings.environment());
        return own.isKnown()
                ? own
                : new StoreAddress(
                        secret(settings.text(
                                "spring.datasource.url", "quarkus.datasource.jdbc.url", "datasources.default.url")),
                        text(settings.text(
                                "spring.datasource.username",
                                "quarkus.datasource.username",
                                "datasources.default.username")),
                        secret(settings.text(
                                "spring.datasource.password",
                                "quarkus.datasource.password",
                                "datasources.default.password")),
                        secret(settings.text("spring.data.redis.url", "quarkus.redis.hosts", "redis.uri")),
                        true);
    }

    boolean isKnown() {
        return jdbc != null || redis != null;
    }

    private static @Nullable Secret secret(String value) {
        return value.isBlank() ? null : Secret.of(value.strip());
    }

    private static @Nullable String text(String value) {
        return value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return jdbc != null ? "the database in JDBC_URL" : redis != null ? "the server in REDIS_URL" : "no store";
    }
}
