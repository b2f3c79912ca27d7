package dev.latchkey.adapter;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.http.AuthRequest;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The key under which adapters keep an exchange with its request, in an attribute. Each {@link Auth} has a separate
 * key. A second adapter of the same {@code Auth} behind the first therefore finds the exchange, and an adapter of
 * another {@code Auth} does not.
 */
public final class ExchangeKey {

    private static final String PREFIX = AdapterExchange.class.getName() + "@";

    private final Auth auth;
    private final String name;

    private ExchangeKey(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.name = PREFIX + Integer.toHexString(System.identityHashCode(auth));
    }

    /** Returns the key of {@code auth}. */
    public static ExchangeKey of(Auth auth) {
        return new ExchangeKey(auth);
    }

    /** Returns the name of the attribute. */
    public String name() {
        return name;
    }

    /** Returns whether an adapter of another {@link Auth} keeps its exchange in the attribute {@code name}. */
    public boolean isOfAnotherAuth(String name) {
        return name.startsWith(PREFIX) && !name.equals(this.name);
    }

    /**
     * Returns the exchange of a request.
     *
     * @param attributes returns an attribute of the request by name
     * @return the exchange; empty if no adapter of this {@link Auth} is in front of the request
     */
    public Optional<AdapterExchange> find(Function<String, ? extends @Nullable Object> attributes) {
        return attributes.apply(name) instanceof AdapterExchange exchange && exchange.isKeptFor(auth)
                ? Optional.of(exchange)
                : Optional.empty();
    }

    /**
     * Works like {@link AdapterExchange#changed} for the exchange of a request, and keeps the new exchange with the
     * request. The adapter then sends the response of {@link AdapterExchange#answerAgain} if there is one.
     *
     * @param attributes returns an attribute of the request by name
     * @param keep sets an attribute of the request by name
     * @param now the request with the method, the path and the query that the handler sees
     * @return empty if nothing has changed, or if no adapter of this {@link Auth} is in front of the request
     */
    public Optional<AdapterExchange> changed(
            Function<String, ? extends @Nullable Object> attributes, BiConsumer<String, Object> keep, AuthRequest now) {
        Optional<AdapterExchange> changed = find(attributes).flatMap(exchange -> exchange.changed(now));
        changed.ifPresent(exchange -> keep.accept(name, exchange));
        return changed;
    }
}
