package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads in which requests to providers are sent, one for each request under way. In a thread of its own a request
 * can be given up at any time, even while the name of the server is looked up. Sending a request this way also costs
 * less than half of what {@code HttpClient.sendAsync} costs, which on a machine with two processors starts a new thread
 * for each response. Idle threads end.
 */
final class ExchangeThreads {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new SynchronousQueue<>(),
            ExchangeThreads::daemon);

    /** Returns the future result of {@code work}. If the future ends before, the thread is interrupted. */
    <T> CompletableFuture<T> start(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        FutureTask<T> task = new FutureTask<>(work) {
            @Override
            protected void done() {
                pass(this, result);
            }
        };
        try {
            threads.execute(task);
        } catch (RuntimeException | Error e) { // the system has no thread left
            result.completeExceptionally(e);
        }
        CompletableFuture<T> unused = result.whenComplete((value, problem) -> task.cancel(true));
        return result;
    }

    private static <T> void pass(Future<T> ended, CompletableFuture<T> result) {
        try {
            result.complete(ended.get());
        } catch (ExecutionException e) {
            result.completeExceptionally(requireNonNull(e.getCause()));
        } catch (CancellationException | InterruptedException e) {
            result.completeExceptionally(e); // it has ended already
        }
    }

    /** A request starts the thread, but the thread keeps nothing of the request. Tomcat would report that as a leak. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "latchkey-provider", 0, false);
        thread.setContextClassLoader(ExchangeThreads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
