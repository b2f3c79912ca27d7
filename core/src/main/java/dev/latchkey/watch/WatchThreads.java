package dev.latchkey.watch;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that watch all connections of an application. A thread starts when there is work, and ends when there is
 * none. A store that hangs blocks neither the timer nor the closing of connections.
 *
 * <p>Both pools grow, because one slow rule or one slow client must not hold up all others. A server may wait twenty
 * seconds for a client that does not read before it closes a WebSocket, and when many sessions end at once, many such
 * clients may be among them. Fewer threads ask than close, because each of them may take a connection of the store's
 * pool.
 *
 * @param timer says when to ask
 * @param questions asks, which may block on the store
 * @param ends closes connections, which may block on a slow client
 * @param owned the pools to stop at the end
 */
public record WatchThreads(
        ScheduledExecutorService timer, Executor questions, Executor ends, List<ExecutorService> owned) {

    private static final int MOST_QUESTIONS = 16;
    private static final int MOST_ENDS = 64;
    private static final long KEPT_SECONDS = 10;

    public WatchThreads {
        owned = List.copyOf(owned);
    }

    /** Uses an executor of the application for everything. It stays open. */
    public static WatchThreads of(ScheduledExecutorService executor) {
        return new WatchThreads(executor, executor, executor, List.of());
    }

    /** Returns one thread for the timer, up to 16 for questions, and up to 64 for closing. */
    public static WatchThreads standard() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("latchkey-watch-timer"));
        timer.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        ThreadPoolExecutor questions = pool("latchkey-watch", MOST_QUESTIONS);
        ThreadPoolExecutor ends = pool("latchkey-watch-end", MOST_ENDS);
        return new WatchThreads(timer, questions, ends, List.of(timer, questions, ends));
    }

    private static ThreadPoolExecutor pool(String name, int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
