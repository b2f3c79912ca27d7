package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches a document of a provider. The document is fetched when it is first needed, and again after an hour. If several
 * threads need the document, only one thread fetches it, without holding a lock. If a fetch fails, callers get the old
 * document for up to a day after it was fetched, and the next fetch begins after 30 seconds at the earliest. If there
 * is no old document, callers get the failure for 5 seconds. After that, one thread waits for the next fetch, while the
 * other threads still get the last failure. A provider that does not respond therefore does not block all threads.
 */
final class CachedDocument<T> {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    /**
     * An immutable state of the cache.
     *
     * @param loaded when {@code value} was fetched
     * @param failed when the last fetch failed
     * @param demanded when {@link #newerThan} last started a fetch
     * @param pending the current fetch
     * @param failure the failure of the last fetch
     */
    private record State<T>(
            @Nullable T value,
            Instant loaded,
            Instant failed,
            Instant demanded,
            @Nullable CompletableFuture<T> pending,
            @Nullable CompletableFuture<T> failure) {

        boolean isWithin(Duration age, Instant now) {
            return value != null && now.isBefore(loaded.plus(age));
        }

        State<T> fetching(CompletableFuture<T> flight) {
            return new State<>(value, loaded, failed, demanded, flight, failure);
        }

        State<T> demandedAt(Instant now) {
            return new State<>(value, loaded, failed, now, pending, failure);
        }

        State<T> succeeded(T fetched, Instant now) {
            return new State<>(fetched, now, failed, demanded, null, null);
        }

        State<T> failedAt(Instant now, CompletableFuture<T> flight) {
            return new State<>(value, loaded, now, demanded, null, flight);
        }

        /**
         * Returns whether the last fetch failed less than {@code pause} ago. A clock that was set back does not make
         * the pause longer.
         */
        boolean hasFailedWithin(Duration pause, Instant now) {
            return failure != null && isRecent(failed, pause, now);
        }
    }

    private final Supplier<CompletableFuture<T>> source;
    private final InstantSource clock;
    private final AtomicReference<State<T>> state =
            new AtomicReference<>(new State<>(null, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, null, null));

    CachedDocument(Supplier<CompletableFuture<T>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * Returns the document.
     *
     * @throws AuthException.Upstream if there is no document and the fetch fails
     */
    T get() {
        while (true) {
            State<T> seen = requireNonNull(state.get());
            Instant now = clock.instant();
            T value = seen.value;
            if (value != null && seen.isWithin(FRESH, now)) {
                return value;
            }
            T old = seen.isWithin(USABLE, now) ? value : null;
            if (old != null && (seen.pending != null || seen.hasFailedWithin(PAUSE, now))) {
                return old;
            }
            boolean tried = seen.pending != null || seen.hasFailedWithin(REMEMBERED, now);
            if (old == null && seen.failure != null && tried) {
                return ProviderHttp.await(seen.failure);
            }
            CompletableFuture<T> pending = pendingSince(seen);
            if (pending != null) {
                return await(pending, old);
            }
        }
    }

    /**
     * Returns a later document than {@code old}, or {@code old} itself if a fetch was started a short while ago and its
     * document was not {@link #served}, or if the fetch fails.
     */
    @SuppressWarnings("ReferenceEquality") // compares the fetched objects, not their content
    T newerThan(T old) {
        while (true) {
            State<T> seen = requireNonNull(state.get());
            Instant now = clock.instant();
            T value = seen.value;
            if (value != null && value != old) {
                return value;
            }
            boolean failing = seen.pending != null && seen.failure != null;
            if (failing || (seen.pending == null && isRecent(seen.demanded, PAUSE, now))) {
                return old;
            }
            State<T> demanding = seen.demandedAt(now);
            CompletableFuture<T> pending = state.compareAndSet(seen, demanding) ? pendingSince(demanding) : null;
            if (pending != null) {
                return await(pending, old);
            }
        }
    }

    /**
     * Says that a document from {@link #newerThan} had what the older one lacked, so that the next demand need not
     * wait. This counts only until another document is fetched.
     */
    @SuppressWarnings("ReferenceEquality") // compares the fetched objects, not their content
    void served(T demanded) {
        state.updateAndGet(current -> current.value == demanded ? current.demandedAt(Instant.EPOCH) : current);
    }

    private static boolean isRecent(Instant past, Duration pause, Instant now) {
        return !now.isBefore(past) && now.isBefore(past.plus(pause));
    }

    private static <T> T await(CompletableFuture<T> pending, @Nullable T old) {
        try {
            return ProviderHttp.await(pending);
        } catch (AuthException e) {
            if (old == null) {
                throw e;
            }
            return old;
        }
    }

    /**
     * Returns the current fetch, and starts one if there is none; {@code null} if the state is no longer {@code seen}.
     */
    private @Nullable CompletableFuture<T> pendingSince(State<T> seen) {
        if (seen.pending != null) {
            return seen.pending;
        }
        CompletableFuture<T> pending = new CompletableFuture<>();
        if (!state.compareAndSet(seen, seen.fetching(pending))) {
            return null;
        }
        CompletableFuture<T> unused = begin().whenComplete((fetched, problem) -> {
            Instant now = clock.instant();
            if (fetched != null) {
                state.updateAndGet(current -> current.succeeded(fetched, now));
                pending.complete(fetched);
            } else {
                state.updateAndGet(current -> current.failedAt(now, pending));
                pending.completeExceptionally(problem != null ? problem : new IllegalStateException("no document"));
            }
        });
        return pending;
    }

    private CompletableFuture<T> begin() {
        try {
            return source.get();
        } catch (RuntimeException | Error e) { // also an Error, because waiting threads must not wait for ever
            return CompletableFuture.failedFuture(e);
        }
    }
}
