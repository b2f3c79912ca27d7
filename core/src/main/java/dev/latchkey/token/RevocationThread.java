package dev.latchkey.token;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Creates the executor that revokes tokens. It has one thread, which ends when there is nothing to revoke. */
public final class RevocationThread {

    private static final int MOST_WAITING = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private RevocationThread() {}

    /** Returns an executor that refuses work if too much waits. */
    public static Executor standard() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                RevocationThread::daemon);
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** The thread keeps nothing of the request that starts it. Tomcat would report that as a leak. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "latchkey-revocation", 0, false);
        thread.setContextClassLoader(RevocationThread.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
