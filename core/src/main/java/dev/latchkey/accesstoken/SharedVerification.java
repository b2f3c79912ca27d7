package dev.latchkey.accesstoken;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.feature.InvalidTokenException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Lets threads with one token at the same time verify it once. A verification begins and ends with the memory of
 * tokens: it looks there first, and keeps its result there before the next one with this token may begin. So a thread
 * that comes at that very moment does not ask the issuer again. No lock is held meanwhile.
 */
final class SharedVerification {

    /** By the hash of a token. An empty result: the thread was interrupted, and another one has to verify. */
    private final ConcurrentMap<String, CompletableFuture<Optional<VerifiedToken>>> running = new ConcurrentHashMap<>();

    /**
     * Runs {@code verification}, unless one with this hash already runs. Waits for it, and returns its result or throws
     * its exception, or one of this thread that says the same.
     *
     * @throws AuthException.Upstream if this thread is interrupted, which others do not notice
     */
    VerifiedToken of(String hash, Supplier<VerifiedToken> verification) {
        while (true) {
            CompletableFuture<Optional<VerifiedToken>> own = new CompletableFuture<>();
            CompletableFuture<Optional<VerifiedToken>> other = running.putIfAbsent(hash, own);
            Optional<VerifiedToken> result = other == null ? Optional.of(run(hash, own, verification)) : await(other);
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private VerifiedToken run(
            String hash, CompletableFuture<Optional<VerifiedToken>> own, Supplier<VerifiedToken> verification) {
        try {
            VerifiedToken result = verification.get();
            running.remove(hash, own);
            own.complete(Optional.of(result));
            return result;
        } catch (RuntimeException | Error e) { // also an Error, because waiting threads must not wait for ever
            running.remove(hash, own);
            if (Thread.currentThread().isInterrupted()) {
                own.complete(Optional.empty());
            } else {
                own.completeExceptionally(e);
            }
            throw e;
        }
    }

    private static Optional<VerifiedToken> await(CompletableFuture<Optional<VerifiedToken>> other) {
        try {
            return other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthException.Upstream(
                    ErrorCode.CALLBACK_ROUTE,
                    FailureCause.UNREACHABLE,
                    "Interrupted while another request asks about the same access token",
                    e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof InvalidTokenException invalid) {
                throw new InvalidTokenException(String.valueOf(invalid.getMessage()));
            }
            if (cause instanceof AuthException failure) {
                throw failure.inThisThread();
            }
            throw new IllegalStateException("The verification of an access token has failed", cause);
        }
    }
}
