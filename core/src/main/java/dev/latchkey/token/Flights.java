package dev.latchkey.token;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.observe.Observer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Lets threads that ask for the same thing share one request for it. The request runs in a thread of its own, which
 * nobody interrupts: a provider that has replaced a refresh token does not say the new one twice. No lock is held while
 * the request runs.
 *
 * @param <T> the result of a request
 */
final class Flights<T> {

    private final ConcurrentMap<String, CompletableFuture<T>> running = new ConcurrentHashMap<>();
    private final Observer observer;

    /** The observation of the thread that causes a request goes on in the thread of the request. */
    Flights(Observer observer) {
        this.observer = observer;
    }

    /**
     * A result.
     *
     * @param own whether this thread has caused the request
     */
    record Landed<T>(T result, boolean own) {}

    /** Works like {@link #share(String, Supplier, Runnable)}, with nothing to do afterwards. */
    Landed<T> share(String key, Supplier<T> request) {
        return share(key, request, () -> {});
    }

    /**
     * Runs {@code request}, unless one with this key already runs. Waits for it, and returns its result or throws its
     * exception, as {@link AuthException#inThisThread}.
     *
     * @param afterwards runs once the result is there, so nobody waits for it; it may ask for the same thing
     * @throws AuthException.Upstream if this thread is interrupted; the request goes on
     */
    Landed<T> share(String key, Supplier<T> request, Runnable afterwards) {
        CompletableFuture<T> own = new CompletableFuture<>();
        CompletableFuture<T> other = running.putIfAbsent(key, own);
        if (other != null) {
            return new Landed<>(await(other), false);
        }
        Runnable work = observer.carried(() -> run(key, own, request, afterwards));
        Thread thread = new Thread(null, work, "latchkey-tokens", 0, false);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (Error e) { // no room for a thread; those who wait must not wait for ever
            running.remove(key, own);
            own.completeExceptionally(e);
            throw e;
        }
        return new Landed<>(await(own), true);
    }

    private void run(String key, CompletableFuture<T> flight, Supplier<T> request, Runnable afterwards) {
        try {
            T result = request.get();
            running.remove(key, flight);
            flight.complete(result);
        } catch (RuntimeException | Error e) { // also an Error, because waiting threads must not wait for ever
            running.remove(key, flight);
            flight.completeExceptionally(e);
        }
        afterwards.run();
    }

    private static <T> T await(CompletableFuture<T> flight) {
        try {
            return flight.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthException.Upstream(
                    ErrorCode.REFRESH_TOKEN, FailureCause.UNREACHABLE, "Interrupted while waiting for tokens", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof AuthException failure) {
                throw failure.inThisThread();
            }
            throw new IllegalStateException("A request for tokens has failed", cause);
        }
    }
}
