package dev.latchkey.method;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Creates the executor that sends mails unless the application sets one. Its threads end when there is nothing to send.
 */
public final class MailThreads {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private MailThreads() {}

    /** Returns an executor that refuses mails if too many wait. */
    public static Executor standard() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                MailThreads::daemon);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** A request starts the thread, but the thread keeps nothing of the request. Tomcat would report that as a leak. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "latchkey-mail", 0, false);
        thread.setContextClassLoader(MailThreads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
