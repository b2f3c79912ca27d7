package dev.latchkey.token;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Lets threads that ask for the same thing share one request for it. No lock is held while the request runs.
 *
 * @param <T> the result of a request
 */
final class Flights<T> {

    private final ConcurrentMap<String, CompletableFuture<T>> running = new ConcurrentHashMap<>();

    /**
     * A result.
     *
     * @param own whether this thread made the request itself
     */
    record Landed<T>(T result, boolean own) {}

    /**
     * Runs {@code request}, unless another thread already runs one with this key. In that case, waits for the other
     * thread, and returns its result or throws its exception.
     */
    Landed<T> share(String key, Supplier<T> request) {
        CompletableFuture<T> own = new CompletableFuture<>();
        CompletableFuture<T> other = running.putIfAbsent(key, own);
        if (other != null) {
            return new Landed<>(await(other), false);
        }
        try {
            own.complete(request.get());
        } catch (RuntimeException | Error e) { // also an Error, because waiting threads must not wait for ever
            own.completeExceptionally(e);
        } finally {
            running.remove(key, own);
        }
        return new Landed<>(await(own), true);
    }

    private static <T> T await(CompletableFuture<T> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
